import { describe, expect, it } from 'vitest';
import type { DownloadError } from '../../../src/core/errors.ts';
import type { Phase } from '../../../src/core/phase.ts';
import { type Action, actionsFor } from '../../../src/ui/actionsFor.ts';

const waiting = (error: DownloadError): Phase => ({ name: 'waiting', error, retryAtMs: 0 });
const failed = (error: DownloadError): Phase => ({ name: 'failed', error });
const mismatch = {
  code: 'checksum-mismatch',
  algorithm: 'md5',
  expected: 'a',
  computed: 'b',
} as const;

const table: readonly [string, Phase, readonly Action[]][] = [
  ['queued', { name: 'queued' }, ['pause', 'remove']],
  ['running', { name: 'running' }, ['pause', 'remove']],
  ['paused', { name: 'paused' }, ['resume', 'update-link', 'remove']],
  ['verifying', { name: 'verifying' }, ['remove']],
  ['ready', { name: 'ready' }, ['save', 'remove']],
  ['saved', { name: 'saved' }, ['save', 'remove']],
  [
    'waiting for the line, or for what CORS hides',
    waiting({ code: 'unreachable' }),
    ['try-again', 'pause', 'update-link', 'remove'],
  ],
  [
    'waiting at a busy server',
    waiting({ code: 'http', status: 503 }),
    ['try-again', 'pause', 'remove'],
  ],
  [
    'waiting at an expired link',
    waiting({ code: 'http', status: 403 }),
    ['try-again', 'pause', 'update-link', 'remove'],
  ],
  [
    'waiting behind CORS',
    waiting({ code: 'blocked-by-cors' }),
    ['try-again', 'pause', 'update-link', 'remove'],
  ],
  ['a mismatch', failed(mismatch), ['repair', 'start-over', 'save-anyway', 'remove']],
  ['a missing file', failed({ code: 'http', status: 404 }), ['update-link', 'try-again', 'remove']],
  ['a broken server', failed({ code: 'http', status: 500 }), ['try-again', 'remove']],
  ['a changed file', failed({ code: 'source-changed', what: 'size' }), ['start-over', 'remove']],
  [
    'a file of another size',
    failed({ code: 'wrong-size', expectedBytes: 5, actualBytes: 6 }),
    ['update-link', 'try-again', 'accept-size', 'remove'],
  ],
  ['a web page', failed({ code: 'web-page-instead' }), ['update-link', 'try-again', 'remove']],
];

const stored = (phase: Phase) => ({ phase, storedBytes: 9, totalBytes: 9 });

describe('actionsFor', () => {
  it.each(table)('%s', (_name, phase, actions) => {
    expect(actionsFor(stored(phase))).toEqual(actions);
  });

  it('offers what was freed anew, and an empty file as any other', () => {
    const phase: Phase = { name: 'saved' };
    const freed = { phase, storedBytes: 0, totalBytes: 9 };
    expect(actionsFor(freed)).toEqual(['download-again', 'remove']);
    expect(actionsFor({ ...freed, totalBytes: 0 })).toEqual(['save', 'remove']);
  });

  it('saves past a mismatch only where there is one', () => {
    for (const [, phase] of table) {
      const contradicted = phase.name === 'failed' && phase.error.code === 'checksum-mismatch';
      expect(actionsFor(stored(phase)).includes('save-anyway')).toBe(contradicted);
    }
  });
});
