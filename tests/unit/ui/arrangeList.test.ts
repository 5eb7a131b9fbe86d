import { describe, expect, it } from 'vitest';
import type { Phase } from '../../../src/core/phase.ts';
import { type Arrangement, arrangeList, filters } from '../../../src/ui/arrangeList.ts';
import { snapshot } from './snapshot.ts';

const unreachable = { code: 'unreachable' } as const;
const phases: readonly Phase[] = [
  { name: 'queued' },
  { name: 'running' },
  { name: 'waiting', error: unreachable, retryAtMs: 0 },
  { name: 'paused' },
  { name: 'verifying' },
  { name: 'ready' },
  { name: 'saved' },
  { name: 'failed', error: unreachable },
];
const inEveryPhase = phases.map((phase) => snapshot({ url: phase.name, phase }));
const everything: Arrangement = { filter: 'all', search: '', order: 'added' };

describe('arrangeList', () => {
  it('shows everything as it was added, until someone asks for less', () => {
    expect(arrangeList(inEveryPhase, everything, 'en')).toEqual(phases.map(({ name }) => name));
  });

  it('has each phase under one filter besides all', () => {
    const shown = filters
      .filter((filter) => filter !== 'all')
      .flatMap((filter) => arrangeList(inEveryPhase, { ...everything, filter }, 'en'));
    expect(shown.toSorted()).toEqual(phases.map(({ name }) => name).toSorted());
  });

  it('finds a part of a name in any case', () => {
    const downloads = ['Größe.iso', 'other.zip'].map((name) => snapshot({ url: name, name }));
    const found = (search: string) => arrangeList(downloads, { ...everything, search }, 'de');
    expect(found(' GRÖSSE')).toEqual([]);
    expect(found(' GRÖ ')).toEqual(['Größe.iso']);
  });

  it('puts part 2 before part 10', () => {
    const downloads = ['part10', 'part2', 'Part1'].map((name) => snapshot({ url: name, name }));
    expect(arrangeList(downloads, { ...everything, order: 'name' }, 'en')).toEqual([
      'Part1',
      'part2',
      'part10',
    ]);
  });

  it('puts what is nearest to its end first, and equals as they were', () => {
    const downloads = [
      snapshot({ url: 'unsized', totalBytes: null, storedBytes: 900 }),
      snapshot({ url: 'half', storedBytes: 501 }),
      snapshot({ url: 'also half', storedBytes: 509 }),
      snapshot({ url: 'saved', phase: { name: 'saved' } }),
    ];
    expect(arrangeList(downloads, { ...everything, order: 'progress' }, 'en')).toEqual([
      'saved',
      'half',
      'also half',
      'unsized',
    ]);
  });

  it('keeps the queue as it is, but for what is done', () => {
    const shown = arrangeList(inEveryPhase, { ...everything, order: 'queue' }, 'en');
    expect(shown).toEqual([
      'queued',
      'running',
      'waiting',
      'paused',
      'verifying',
      'failed',
      'ready',
      'saved',
    ]);
  });
});
