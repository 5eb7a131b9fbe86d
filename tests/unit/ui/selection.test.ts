import { describe, expect, it } from 'vitest';
import { createSelection } from '../../../src/ui/selection.ts';

const shown = ['a', 'b', 'c', 'd', 'e'];

describe('a selection', () => {
  it('grows and shrinks by one', () => {
    const selection = createSelection();
    expect(selection.chosen.value).toBeNull();
    selection.begin();
    selection.toggle('b');
    selection.toggle('d');
    selection.toggle('b');
    expect([...(selection.chosen.value ?? [])]).toEqual(['d']);
    selection.end();
    expect(selection.chosen.value).toBeNull();
  });

  it('takes all up to the one toggled last, in either direction', () => {
    const selection = createSelection();
    selection.begin();
    selection.toggle('d');
    selection.toggle('b', { shown });
    expect([...(selection.chosen.value ?? [])].sort()).toEqual(['b', 'c', 'd']);
    selection.toggle('d', { shown });
    expect([...(selection.chosen.value ?? [])], 'and lets go of them').toEqual([]);
  });

  it('takes the one alone where the last is no longer shown', () => {
    const selection = createSelection();
    selection.begin();
    selection.toggle('x');
    selection.toggle('c', { shown });
    expect([...(selection.chosen.value ?? [])]).toEqual(['x', 'c']);
  });
});
