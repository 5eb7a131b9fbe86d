import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Seen } from '../../interop/seen.ts';
import { renderServersPage, seenPath, serversPagePath } from '../../interop/serversPage.ts';

test('docs/servers.md shows what the suite saw, and the configurations that it ran', () => {
  const seen = JSON.parse(readFileSync(seenPath, 'utf8')) as Seen[];
  expect(seen.length).toBeGreaterThan(30);
  expect(renderServersPage(seen)).toBe(readFileSync(serversPagePath, 'utf8'));
});
