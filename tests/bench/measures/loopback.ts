import type { BrowserName } from '../../support/browsers.ts';
import { findBrowser } from '../../support/browsers.ts';
import type { Bound, Measure } from '../result.ts';
import { besideOwn } from './besideOwn.ts';

/** No line at all: what the machine can do. */
function overLoopback(
  name: string,
  engine: BrowserName,
  must: Bound,
  aim: Bound,
  tools: boolean,
): Measure {
  const browser = engine === 'chromium' ? 'Chromium' : 'Firefox';
  const row = {
    title: `big file over bare loopback, against ${browser}’s own download + md5sum`,
    must,
    aim,
    unit: '×',
  } as const;
  return {
    name,
    async run(ground) {
      if (findBrowser(engine) === null) {
        return [{ ...row, outcome: { notMeasured: `${browser} is not installed` } }];
      }
      const file = await ground.file(ground.options.sizeBytes);
      const outcome = await besideOwn(ground, engine, file, ground.filesOrigin, { tools });
      return [{ ...row, outcome }];
    },
  };
}

export const loopback = overLoopback(
  'loopback',
  'chromium',
  { atMost: 2.5 },
  { atMost: 1.5 },
  true,
);

export const firefox = overLoopback('firefox', 'firefox', { atMost: 3 }, { atMost: 2 }, false);
