import { expect, test } from 'vitest';
import { parseShortcut } from '../../../src/core/shortcut.ts';

test.each([
  ['', null],
  ['?url=https://example.org/a', null],
  ['?do=add', 'add'],
  ['?do=pause-all', 'pause-all'],
  // Any page may lead to the app: nothing starts or goes by an address alone.
  ['?do=resume-all', null],
  ['?do=remove', null],
])('the address %s asks for %s', (search, shortcut) => {
  expect(parseShortcut(search)).toBe(shortcut);
});
