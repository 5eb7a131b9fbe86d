import { describe, expect, it } from 'vitest';
import { en } from '../../../src/i18n/en.ts';
import { createTranslate } from '../../../src/i18n/translate.ts';
import { titleOf } from '../../../src/ui/titleOf.ts';
import { snapshot } from './snapshot.ts';

const t = createTranslate(en, 'en');
const format = { percent: (percent: number) => `${percent} %` };
const half = snapshot({ name: 'half.iso', storedBytes: 500 });
const unknown = snapshot({ totalBytes: null, storedBytes: 400 });

describe('titleOf', () => {
  it.each([
    ['nothing', [], 'Holdfast'],
    ['one', [half], '50 % · half.iso · Holdfast'],
    ['one of unknown size', [unknown], 'a · Holdfast'],
    [
      'two of different sizes',
      [half, snapshot({ totalBytes: 9000 })],
      '5 % · 2 downloads · Holdfast',
    ],
    ['one whose size is known, and one not', [half, unknown], '50 % · 2 downloads · Holdfast'],
  ])('%s', (_, running, title) => {
    expect(titleOf(running, format, t)).toBe(title);
  });
});
