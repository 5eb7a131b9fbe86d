import { holdfast } from '../contestants/holdfast.ts';
import { naivePage } from '../contestants/naivePage.ts';
import { type Measure, median } from '../result.ts';

/** What storing and checking costs against a page that does neither. */
export const naive: Measure = {
  name: 'naive',
  async run(ground) {
    const file = await ground.file(ground.options.sizeBytes / 4);
    const origin = ground.filesOrigin;
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let turn = 0; turn < ground.options.turns; turn += 1) {
      ours.push((await holdfast(ground, 'chromium', { file, origin })).savedSeconds);
      theirs.push(await naivePage(ground, 'chromium', origin, file));
    }
    return [
      {
        title: 'a quarter of it over bare loopback, against a page that stores and checks nothing',
        must: { atMost: 1.5 },
        aim: { atMost: 1 },
        unit: '×',
        outcome: {
          value: median(ours) / median(theirs),
          samples: [
            { who: 'Holdfast, saved', unit: 's', values: ours },
            { who: 'fetch → Blob → save', unit: 's', values: theirs },
          ],
        },
      },
    ];
  },
};
