import { expect, it } from 'vitest';
import type { DownloadError } from '../../../src/core/errors.ts';
import { lookAlike } from '../../../src/ui/lookAlike.ts';
import { snapshot } from './snapshot.ts';

const source = 'https://files.example/v2/disk%20image.iso?token=old';

function stoppedBy(error: DownloadError) {
  return snapshot({ url: source, sources: [source], phase: { name: 'failed', error } });
}

it.each([
  ['https://files.example/v2/disk%20image.iso?token=new', true],
  ['https://mirror.example/disk%20image.iso', true],
  ['files.example/v2/disk%20image.iso?token=new', true],
  [source, false],
  ['https://files.example/v2/other.iso?token=new', false],
  ['https://files.example/?name=disk%20image.iso', false],
  ['disk%20image.iso', false],
])('after a 403, %s looks like a fresh link: %s', (link, expected) => {
  const expired = stoppedBy({ code: 'http', status: 403 });
  expect(lookAlike(link, [snapshot({}), expired])).toBe(expected ? expired : undefined);
});

it('a download that needs no link is none that a link is meant for', () => {
  const fresh = 'https://files.example/v2/disk%20image.iso?token=new';
  const running = snapshot({ url: source, sources: [source] });
  expect(lookAlike(fresh, [running, stoppedBy({ code: 'quota' })])).toBeUndefined();
});
