import { join } from 'node:path';
import { launch } from '../../support/browsers.ts';
import { DownloadsPage } from '../../support/downloadsPage.ts';
import type { FixtureFile } from '../../support/fixtureFile.ts';
import type { LineProxy } from '../../support/lineProxy.ts';
import { openHoldfast, untilVerified } from '../contestants/holdfast.ts';
import { savedFile } from '../contestants/savedFile.ts';
import { md5sum } from '../contestants/tools.ts';
import type { Ground } from '../ground.ts';
import { type Measure, median } from '../result.ts';
import { bytesPassedAgain, overWatchedLine } from './watchedLine.ts';

const mebibyte = 1024 * 1024;
const slowRate = mebibyte;

/** What a browser that dies costs: bytes that had come already and are fetched again. */
export const killCost: Measure = {
  name: 'killCost',
  async run(ground) {
    const { turns, sizeBytes } = ground.options;
    const file = await ground.file(sizeBytes);
    const again: number[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      // Not always at the same place: a third, half and more of the way.
      const killAt = sizeBytes * (0.35 + (0.4 * turn) / turns);
      again.push(
        await overWatchedLine(ground.filesOrigin, (line) => killOnce(ground, line, file, killAt)),
      );
    }
    const small = await ground.file(16 * mebibyte);
    const againSlowly = await ground.overLine({ bytesPerSecond: slowRate }, (origin) =>
      overWatchedLine(origin, (line) => killOnce(ground, line, small, small.sizeBytes / 2)),
    );
    return [
      {
        title: 'fetched again after SIGKILL at full speed',
        must: { atMost: 64 },
        aim: { atMost: 16 },
        unit: 'MiB',
        outcome: {
          value: median(again) / mebibyte,
          samples: [
            { who: 'fetched again', unit: 'MiB', values: again.map((bytes) => bytes / mebibyte) },
          ],
          note: 'fetched through a proxy that notes each byte it hands to the browser, whether the browser has read it or not.',
        },
      },
      {
        title: 'fetched again after SIGKILL on a line of 1 MiB/s, in seconds of the line',
        must: null,
        aim: { atMost: 2 },
        unit: 's',
        outcome: {
          value: againSlowly / slowRate,
          samples: [{ who: 'fetched again', unit: 'MiB', values: [againSlowly / mebibyte] }],
        },
      },
    ];
  },
};

/** Kills the browser once so many bytes have passed, and starts it again on the same profile. */
function killOnce(
  ground: Ground,
  line: LineProxy,
  file: FixtureFile,
  killAtBytes: number,
): Promise<number> {
  return ground.inFolder(async (folder) => {
    const path = `/${file.name}`;
    const url = `${line.url}${path}`;
    const dirs = { profileDir: join(folder, 'profile'), downloadsDir: join(folder, 'downloads') };
    const first = await launch('chromium', dirs);
    try {
      const downloads = await openHoldfast(await first.newPage(), ground.appUrl);
      await downloads.add(`${url}#md5=${file.md5}`);
      await line.untilPassed(path, killAtBytes);
    } finally {
      await first.kill();
    }
    const second = await launch('chromium', dirs);
    try {
      const downloads = await DownloadsPage.open(await second.newPage(), ground.appUrl);
      await untilVerified(downloads.page, url);
      await md5sum(await savedFile(dirs.downloadsDir, file), file);
    } finally {
      await second.kill();
    }
    return bytesPassedAgain(line.requestsFor(path));
  });
}
