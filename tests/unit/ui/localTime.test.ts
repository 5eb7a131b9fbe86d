import { describe, expect, it } from 'vitest';
import { localTimeText, timeOfText } from '../../../src/ui/localTime.ts';

describe('a local time', () => {
  it('comes back as it was given, whatever the time zone', () => {
    for (const text of ['2026-03-09T02:05', '1999-12-31T23:59', '2031-07-01T00:00']) {
      expect(localTimeText(timeOfText(text))).toBe(text);
    }
  });

  it('is none where none is given', () => {
    expect(localTimeText(null)).toBe('');
    expect(timeOfText('')).toBeNull();
    expect(timeOfText('soon')).toBeNull();
  });
});
