import type { BrowserName } from '../../support/browsers.ts';
import type { FixtureFile } from '../../support/fixtureFile.ts';
import { holdfast } from '../contestants/holdfast.ts';
import { ownDownload } from '../contestants/ownDownload.ts';
import { aria2c, curl, isInstalled, type Tool, wget } from '../contestants/tools.ts';
import type { Ground } from '../ground.ts';
import { median, type Sample } from '../result.ts';

const beside: Readonly<Record<string, readonly [who: string, tool: Tool]>> = {
  curl: ['curl, md5sum', curl],
  wget: ['wget -c, md5sum', wget],
  aria2c: ['aria2c -x4 --checksum', aria2c(4)],
};

/** Holdfast against the browser's own download, and what else is installed where `tools` says so. */
export async function besideOwn(
  ground: Ground,
  engine: BrowserName,
  file: FixtureFile,
  origin: string,
  { tools = false }: { tools?: boolean } = {},
): Promise<{ value: number; samples: Sample[] }> {
  const ours: number[] = [];
  const verified: number[] = [];
  const own: number[] = [];
  const others = Object.entries(beside).filter(([program]) => tools && isInstalled(program));
  const times = others.map(([, [who, tool]]) => ({ who, tool, values: [] as number[] }));
  for (let turn = 0; turn < ground.options.turns; turn += 1) {
    const { savedSeconds, verifiedSeconds } = await holdfast(ground, engine, { file, origin });
    ours.push(savedSeconds);
    verified.push(verifiedSeconds);
    own.push(await ownDownload(ground, engine, origin, file));
    for (const { tool, values } of times) {
      values.push(await tool(ground, `${origin}/${file.name}`, file));
    }
  }
  return {
    value: median(ours) / median(own),
    samples: [
      { who: 'Holdfast, saved', unit: 's', values: ours },
      { who: 'Holdfast, verified', unit: 's', values: verified },
      { who: `${engine}'s own, md5sum`, unit: 's', values: own },
      ...times.map(({ who, values }) => ({ who, unit: 's' as const, values })),
    ],
  };
}
