import { holdfast, type Times } from '../contestants/holdfast.ts';
import { ownDownload } from '../contestants/ownDownload.ts';
import { aria2c, isInstalled } from '../contestants/tools.ts';
import type { Ground } from '../ground.ts';
import { type Measure, median, type Result, type Sample } from '../result.ts';

const rate = 8 * 1024 * 1024;

/**
 * A server that gives each connection so much and no more. The line does it, since nginx's own
 * limit starts anew, with a second's worth for nothing, at every request of a connection.
 */
export const perConnectionLimit: Measure = {
  name: 'perConnectionLimit',
  run: (ground) =>
    ground.overLine({ placeBytesPerSecond: [rate] }, (origin) => compare(ground, origin)),
};

async function compare(ground: Ground, origin: string): Promise<Result[]> {
  const file = await ground.file(ground.options.sizeBytes / 4);
  const url = `${origin}/${file.name}`;
  const hasAria2c = isInstalled('aria2c');
  const own: number[] = [];
  const ours = new Map<number, Times[]>([
    [4, []],
    [6, []],
  ]);
  const theirs = new Map<number, number[]>([
    [4, []],
    [6, []],
  ]);
  for (let turn = 0; turn < ground.options.turns; turn += 1) {
    own.push(await ownDownload(ground, 'chromium', origin, file));
    for (const [connections, values] of ours) {
      const job = { file, origin, connections };
      values.push(await holdfast(ground, 'chromium', job));
    }
    for (const [connections, values] of hasAria2c ? theirs : []) {
      values.push(await aria2c(connections)(ground, url, file));
    }
  }
  const seconds = (who: string, values: readonly number[] = []): Sample => {
    return { who, unit: 's', values };
  };
  const rows: Result[] = [];
  for (const [connections, least] of [
    [4, 3.6],
    [6, 5.4],
  ] as const) {
    const times = ours.get(connections) ?? [];
    const here = times.map(({ savedSeconds }) => savedSeconds);
    const verified = times.map(({ verifiedSeconds }) => verifiedSeconds);
    const sample = seconds(`Holdfast, ${connections} connections, saved`, here);
    rows.push({
      title: `8 MiB/s a connection, ${connections} connections: speed against Chromium’s own download`,
      must: { atLeast: least },
      aim: { atLeast: connections },
      unit: '×',
      outcome: {
        value: median(own) / median(here),
        samples: [
          sample,
          seconds(`Holdfast, ${connections} connections, verified`, verified),
          seconds("chromium's own, md5sum", own),
        ],
      },
    });
    const there = theirs.get(connections) ?? [];
    rows.push({
      title: `8 MiB/s a connection: speed against aria2c -x${connections} --checksum`,
      must: { atLeast: 0.95 },
      aim: { atLeast: 1 },
      unit: '×',
      outcome: hasAria2c
        ? {
            value: median(there) / median(here),
            samples: [sample, seconds(`aria2c -x${connections} --checksum`, there)],
          }
        : { notMeasured: 'aria2c is not installed' },
    });
  }
  return rows;
}
