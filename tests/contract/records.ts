import { readFileSync } from 'node:fs';
import type { DownloadRecord } from '../../src/core/download.ts';
import { parseRecord } from '../../src/core/record.ts';

const fixture = new URL('../fixtures/records/v1.json', import.meta.url);
const released = JSON.parse(readFileSync(fixture, 'utf8')) as unknown[];

/** A record of each phase, as this version writes it; oldest first. */
export const records: readonly DownloadRecord[] = released
  .map(parseRecord)
  .filter((record) => record !== null);
