import type { ScriptedAnswer } from '../../support/programmableServer.ts';
import { goodAnswer, type Validators } from '../../support/remoteContent.ts';
import { expect, row, type Wire } from '../../support/wire.ts';

/** Content-Range cannot be read: the size is inferred, and what lies behind it is asked for. */
const hidden = { expose: 'ETag' };

/** A good server but for requests behind the end; and of the whole file it sends next to nothing. */
function answerBehindEnd(
  wire: Wire,
  behindEnd: (whole: ScriptedAnswer) => ScriptedAnswer,
  validators: Validators = 'both',
): void {
  const { content } = wire;
  wire.answer(({ range }) => {
    if (range !== null && range !== `bytes=${content.bytes.length}-`) {
      return goodAnswer(content, { range }, validators);
    }
    const whole = { ...goodAnswer(content, { range: null }, validators), stallAfterBytes: 1_000 };
    return range === null ? whole : behindEnd(whole);
  });
}

async function expectProven(wire: Wire): Promise<void> {
  await wire.expectSaved();
  await expect(wire.downloads.row(wire.url)).not.toContainText('could not be proven');
}

for (const status of [500, 502]) {
  row(
    `a ${status} behind the end: the whole file’s length tells it${status === 502 ? ' @full' : ''}`,
    async (open) => {
      const wire = await open(hidden);
      answerBehindEnd(wire, () => ({ status }));
      await wire.start();
      await expectProven(wire);
      expect(wire.asked).toEqual(['bytes=0-', `bytes=${wire.content.bytes.length}-`, null]);
    },
    ['cross'],
  );
}

row(
  'an unreadable error behind the end: the whole file’s length tells it, after some tries',
  async (open) => {
    const wire = await open(hidden);
    answerBehindEnd(wire, () => ({ status: 500, cors: false }));
    await wire.start();
    await expectProven(wire);
    expect(wire.asked.filter((range) => range === null)).toHaveLength(1);
    expect(wire.asked.length).toBeGreaterThanOrEqual(5);
  },
  ['cross'],
);

row(
  'a 500 to everything once the end is asked for: it waits, and does not guess',
  async (open) => {
    const wire = await open(hidden);
    const size = wire.content.bytes.length;
    wire.answer((request) =>
      request.number === 2 || request.number === 3
        ? { status: 500 }
        : goodAnswer(wire.content, request),
    );
    await wire.start();
    await expectProven(wire);
    expect(wire.asked).toEqual(['bytes=0-', `bytes=${size}-`, null, `bytes=${size}-`]);
  },
  ['cross'],
);

for (const validators of ['both', 'none'] as const) {
  row(
    `the whole file in answer to a range behind the end, validators: ${validators}`,
    async (open) => {
      const wire = await open(hidden);
      answerBehindEnd(wire, (whole) => whole, validators);
      await wire.start();
      await expectProven(wire);
      expect(wire.asked).toEqual(['bytes=0-', `bytes=${wire.content.bytes.length}-`]);
    },
    ['cross'],
  );
}
