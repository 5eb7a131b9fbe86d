import { goodAnswer } from '../../support/remoteContent.ts';
import { expect, row } from '../../support/wire.ts';

row(
  'what is on its way is drawn until it is stored @full-firefox',
  async (open) => {
    const wire = await open();
    const total = wire.content.bytes.length;
    await wire.storeFirst(300_000);
    wire.answer((request) => ({ ...goodAnswer(wire.content, request), stallAfterBytes: 100_000 }));
    await wire.click('Resume');
    await wire.untilStored(400_000);
    const item = wire.downloads.row(wire.url);
    const bar = item.getByRole('progressbar', { name: `Progress of ${wire.name}` });
    const from = Math.floor((400_000 / total) * 10_000);
    await expect(bar.locator('.stones-in-flight path')).toHaveAttribute(
      'd',
      `M${from} 0h${10_000 - from}v1H${from}z`,
    );
    await item.getByText('Details', { exact: true }).click();
    await expect(item).toContainText('On the way648 kB');
    await wire.click('Pause');
    await wire.downloads.expectPhase(wire.url, 'paused');
    await expect(item).toContainText('On the way0 bytes');
    await expect(bar.locator('.stones-in-flight')).toHaveCount(0);
  },
  ['same'],
);
