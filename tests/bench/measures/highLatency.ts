import { holdfast } from '../contestants/holdfast.ts';
import { curl, isInstalled } from '../contestants/tools.ts';
import { type Measure, median } from '../result.ts';

const bytesPerSecond = 12_500_000;

/** A far server: each question costs a tenth of a second, and the line should never run dry. */
export const highLatency: Measure = {
  name: 'highLatency',
  async run(ground) {
    const file = await ground.file(ground.options.sizeBytes / 4);
    const ours: number[] = [];
    const theirs: number[] = [];
    await ground.overLine({ bytesPerSecond, roundTripMs: 100 }, async (origin) => {
      for (let turn = 0; turn < ground.options.turns; turn += 1) {
        ours.push((await holdfast(ground, 'chromium', { file, origin })).verifiedSeconds);
        if (isInstalled('curl')) {
          theirs.push(await curl(ground, `${origin}/${file.name}`, file));
        }
      }
    });
    const idealSeconds = file.sizeBytes / bytesPerSecond;
    return [
      {
        title: '100 Mbit/s with 100 ms round trip, fetch and verify: share of the link',
        must: { atLeast: 0.93 },
        aim: { atLeast: 0.97 },
        unit: '',
        outcome: {
          value: idealSeconds / median(ours),
          samples: [
            { who: 'Holdfast, verified', unit: 's', values: ours },
            ...(theirs.length > 0
              ? [{ who: 'curl, md5sum', unit: 's' as const, values: theirs }]
              : []),
            { who: 'the link alone', unit: 's', values: [idealSeconds] },
          ],
        },
      },
    ];
  },
};
