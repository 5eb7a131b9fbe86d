import type { Measure } from '../result.ts';
import { besideOwn } from './besideOwn.ts';

const gigabit = 125_000_000;

/** A fast home line: everything but the last copy should hide behind it. */
export const gigabitLine: Measure = {
  name: 'gigabit',
  async run(ground) {
    const file = await ground.file(ground.options.sizeBytes);
    const outcome = await ground.overLine({ bytesPerSecond: gigabit }, (origin) =>
      besideOwn(ground, 'chromium', file, origin, { tools: true }),
    );
    return [
      {
        title: 'big file over 1 Gbit/s, against Chromium’s own download + md5sum',
        must: { atMost: 1.1 },
        aim: { atMost: 1 },
        unit: '×',
        outcome,
      },
    ];
  },
};
