import { holdfast, type Times } from '../contestants/holdfast.ts';
import { type Measure, median, type Sample } from '../result.ts';

/** Nothing may grow faster than the file. */
export const sizeScaling: Measure = {
  name: 'sizeScaling',
  async run(ground) {
    const { sizeBytes, turns } = ground.options;
    const row = {
      title: 'time per byte over bare loopback, eight times the big file against the big file',
      must: { atMost: 1.1 },
      aim: { atMost: 1 },
      unit: '×',
    } as const;
    const lacking = await ground.lacksRoom(24 * sizeBytes);
    if (lacking !== null) return [{ ...row, outcome: { notMeasured: lacking } }];
    const origin = ground.filesOrigin;
    const big: Times[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      const file = await ground.file(sizeBytes);
      big.push(await holdfast(ground, 'chromium', { file, origin }));
    }
    const huge = await holdfast(ground, 'chromium', {
      file: await ground.file(8 * sizeBytes),
      origin,
    });
    return [
      {
        ...row,
        outcome: {
          value: huge.savedSeconds / (8 * median(big.map(({ savedSeconds }) => savedSeconds))),
          samples: [...samplesOf(sizeBytes, big), ...samplesOf(8 * sizeBytes, [huge])],
          note: 'one turn with the larger file.',
        },
      },
    ];
  },
};

function samplesOf(sizeBytes: number, times: readonly Times[]): readonly Sample[] {
  const size = `${sizeBytes / 1024 ** 2} MiB`;
  return [
    {
      who: `${size}, verified`,
      unit: 's',
      values: times.map(({ verifiedSeconds }) => verifiedSeconds),
    },
    { who: `${size}, saved`, unit: 's', values: times.map(({ savedSeconds }) => savedSeconds) },
  ];
}
