import { expect, it } from 'vitest';
import { addedNotes } from '../../../src/platform/addedNotes.ts';

const before = '# Changelog\n\n## 1.0.0\n\n- Resumes. Always.\n- Checks files.\n';

it('are what the later changelog lists beyond the earlier one, a sentence each', () => {
  const after = before.replace(
    '## 1.0.0',
    '## 1.1.0\n\n- `Check link` tells the size of a v1.5 file. Nothing is stored.\n- Faster.\n\n## 1.0.0',
  );
  expect(addedNotes(before, after)).toEqual([
    'Check link tells the size of a v1.5 file.',
    'Faster.',
  ]);
});

it('are few, and none where nothing was added or there is no changelog', () => {
  const many = Array.from({ length: 9 }, (_, index) => `- Thing ${index}.`).join('\n');
  expect(addedNotes(before, many)).toHaveLength(5);
  expect(addedNotes(before, before)).toEqual([]);
  expect(addedNotes(before, '<!doctype html><p>- no such page')).toEqual([]);
});
