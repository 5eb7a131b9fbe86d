import { expect, test } from 'vitest';
import { groupsOf } from '../../../src/core/groups.ts';

test('groups items in their order, with fewer in the last group', () => {
  expect(groupsOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(groupsOf([1, 2], 2)).toEqual([[1, 2]]);
  expect(groupsOf([], 2)).toEqual([]);
});
