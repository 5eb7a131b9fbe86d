import { expect, it } from 'vitest';
import type { CommandResult } from '../../../src/core/protocol.ts';
import { createWritings } from '../../../src/ui/writings.ts';
import { snapshot } from './snapshot.ts';

const file = snapshot({ phase: { name: 'ready' }, storedBytes: 1000 });
const full: CommandResult = {
  ok: false,
  error: { code: 'not-written', why: 'room', detail: '' },
};

/** Writings in a browser where each `Save as…` writes 400 bytes, and ends as told. */
function writingsThatEnd(...ends: (CommandResult | null)[]) {
  const seen: unknown[] = [];
  const writings = createWritings({
    saveAs: async (_url, _name, onWritten) => {
      const end = ends.shift() ?? null;
      if (end !== null) onWritten(400);
      seen.push(writings?.of(file).value);
      return end;
    },
  });
  if (writings === null) throw new Error('there is a choice of places');
  return { writings, seen };
}

it('the outcome stays, until the same file is written again', async () => {
  const { writings, seen } = writingsThatEnd(full, { ok: true });
  await writings.write(file);
  expect(writings.of({ ...file, name: 'renamed' }).value).toMatchObject({ state: 'failed' });
  await writings.write(file);
  expect(writings.of(file).value).toEqual({ state: 'whole' });
  expect(seen).toEqual([
    { state: 'writing', share: 0.4 },
    { state: 'writing', share: 0.4 },
  ]);
});

it('an outcome is of one version of a file alone', async () => {
  const { writings } = writingsThatEnd({ ok: true });
  await writings.write(file);
  expect(writings.of({ ...file, revision: 2 }).value).toBeNull();
  expect(writings.of({ ...file, addedAtMs: 1 }).value).toBeNull();
});

it('choosing no place changes nothing', async () => {
  const { writings } = writingsThatEnd(null, full, null);
  await writings.write(file);
  expect(writings.of(file).value).toBeNull();
  await writings.write(file);
  await writings.write(file);
  expect(writings.of(file).value).toMatchObject({ state: 'failed' });
});

it('there are none where a page cannot choose a place', () => {
  expect(createWritings({ saveAs: null })).toBeNull();
});
