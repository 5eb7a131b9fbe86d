import { describe, expect, it } from 'vitest';
import type { DownloadRecord } from '../../../src/core/download.ts';
import type { Download } from '../../../src/engine/download.ts';
import { type Desk, obey } from '../../../src/engine/obey.ts';

describe('rename', () => {
  it.each([
    ['a new name', 'holiday.mp4', 'holiday.mp4'],
    ['a name that is not safe', ' ../../etc/pass:wd ', 'pass_wd'],
    ['no name', '  ', null],
  ])('%s', async (_, name, givenName) => {
    const changes: Partial<DownloadRecord>[] = [];
    const download = {
      update: async (change: Partial<DownloadRecord>) => {
        changes.push(change);
      },
    } as unknown as Download;
    const url = 'https://example.org/a';
    await obey(download, { type: 'rename', url, name }, {} as Desk);
    expect(changes).toEqual([{ givenName }]);
  });
});
