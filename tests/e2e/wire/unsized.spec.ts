import { goodAnswer, type RemoteContent, withHeaders } from '../../support/remoteContent.ts';
import { row } from '../../support/wire.ts';

const storedBytes = 300_000;

/** A server that tells neither a total nor a validator: `Content-Range: bytes 0-99/*`. */
function unsized(content: RemoteContent, range: string | null) {
  const good = goodAnswer(content, { range }, 'none');
  const contentRange = String(good.headers['Content-Range']).replace(/\d+$/, '*');
  return withHeaders(good, { 'Content-Range': contentRange });
}

row('with no total told, a body shorter than its own range is not the end', async (open) => {
  const wire = await open();
  wire.answer(({ range, number }) => {
    const good = unsized(wire.content, range);
    if (number > 1) return good;
    const body = wire.content.bytes.subarray(0, storedBytes);
    return { ...withHeaders(good, { 'Content-Length': storedBytes }), body };
  });
  await wire.start();
  await wire.expectSaved();
});
