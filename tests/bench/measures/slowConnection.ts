import { holdfast } from '../contestants/holdfast.ts';
import { type Measure, median } from '../result.ts';

const rate = 8 * 1024 * 1024;

/** One place of four is slow, whichever connection has it: nobody should wait for it at the end. */
export const slowConnection: Measure = {
  name: 'slowConnection',
  async run(ground) {
    const file = await ground.file(ground.options.sizeBytes / 4);
    const ours: number[] = [];
    await ground.overLine({ placeBytesPerSecond: [rate, rate / 3, rate] }, async (origin) => {
      for (let turn = 0; turn < ground.options.turns; turn += 1) {
        const job = { file, origin, connections: 4 };
        ours.push((await holdfast(ground, 'chromium', job)).verifiedSeconds);
      }
    });
    const idealSeconds = file.sizeBytes / (3 * rate + rate / 3);
    return [
      {
        title: 'one of 4 connections three times slower: time against the ideal split',
        must: { atMost: 1.1 },
        aim: { atMost: 1.03 },
        unit: '×',
        outcome: {
          value: median(ours) / idealSeconds,
          samples: [
            { who: 'Holdfast, verified', unit: 's', values: ours },
            { who: 'the ideal split', unit: 's', values: [idealSeconds] },
          ],
        },
      },
    ];
  },
};
