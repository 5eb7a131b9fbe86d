import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DownloadError } from '../../../src/core/errors.ts';
import { type Phase, type PhaseEvent, type PhaseName, reduce } from '../../../src/core/phase.ts';

const unreachable: DownloadError = { code: 'unreachable' };
const forbidden: DownloadError = { code: 'http', status: 403 };
const mismatch: DownloadError = {
  code: 'checksum-mismatch',
  algorithm: 'md5',
  expected: '00',
  computed: 'ff',
};

const phases: Record<PhaseName, Phase> = {
  queued: { name: 'queued' },
  running: { name: 'running' },
  waiting: { name: 'waiting', error: unreachable, retryAtMs: 7 },
  paused: { name: 'paused' },
  verifying: { name: 'verifying' },
  ready: { name: 'ready' },
  saved: { name: 'saved' },
  failed: { name: 'failed', error: forbidden },
};

const events: Record<PhaseEvent['type'], PhaseEvent> = {
  start: { type: 'start' },
  pause: { type: 'pause' },
  resume: { type: 'resume' },
  interrupted: { type: 'interrupted', error: unreachable, retryAtMs: 9 },
  check: { type: 'check' },
  verified: { type: 'verified' },
  fail: { type: 'fail', error: forbidden },
  'handed-over': { type: 'handed-over' },
  'bytes-missing': { type: 'bytes-missing' },
  restart: { type: 'restart' },
  yield: { type: 'yield' },
};

type Row = Record<PhaseEvent['type'], PhaseName | '·'>;

/** Every phase with every event: the phase that follows, or `·` where the event means nothing. */
const table: Record<PhaseName, Row> = {
  queued: {
    start: 'running',
    pause: 'paused',
    resume: '·',
    // Its keys could not be read.
    interrupted: 'waiting',
    check: '·',
    verified: '·',
    fail: 'failed',
    'handed-over': '·',
    'bytes-missing': '·',
    restart: '·',
    yield: '·',
  },
  running: {
    start: '·',
    pause: 'paused',
    resume: '·',
    interrupted: 'waiting',
    check: 'verifying',
    verified: '·',
    fail: 'failed',
    'handed-over': '·',
    'bytes-missing': 'queued',
    restart: 'queued',
    yield: 'queued',
  },
  waiting: {
    start: '·',
    pause: 'paused',
    resume: 'queued',
    interrupted: '·',
    check: '·',
    verified: '·',
    fail: 'failed',
    'handed-over': '·',
    'bytes-missing': 'queued',
    restart: 'queued',
    yield: 'queued',
  },
  paused: {
    start: '·',
    pause: '·',
    resume: 'queued',
    interrupted: '·',
    check: '·',
    verified: '·',
    fail: '·',
    'handed-over': '·',
    'bytes-missing': '·',
    restart: '·',
    yield: '·',
  },
  verifying: {
    start: '·',
    pause: 'paused',
    resume: '·',
    interrupted: 'waiting',
    check: '·',
    verified: 'ready',
    fail: 'failed',
    'handed-over': '·',
    'bytes-missing': 'queued',
    restart: 'queued',
    yield: '·',
  },
  ready: {
    start: '·',
    pause: '·',
    resume: '·',
    interrupted: '·',
    check: 'verifying',
    verified: '·',
    fail: '·',
    'handed-over': 'saved',
    'bytes-missing': 'queued',
    restart: '·',
    yield: '·',
  },
  saved: {
    start: '·',
    pause: '·',
    resume: '·',
    interrupted: '·',
    check: 'verifying',
    verified: '·',
    fail: '·',
    'handed-over': '·',
    'bytes-missing': 'queued',
    restart: '·',
    yield: '·',
  },
  failed: {
    start: '·',
    pause: '·',
    resume: 'queued',
    interrupted: '·',
    check: '·',
    verified: '·',
    fail: '·',
    'handed-over': '·',
    'bytes-missing': 'queued',
    restart: '·',
    yield: '·',
  },
};

const pairs = Object.values(phases).flatMap((phase) =>
  Object.values(events).map((event) => ({
    phase,
    event,
    expected: table[phase.name][event.type],
  })),
);

describe('reduce', () => {
  test.each(pairs)('$phase.name, $event.type: $expected', ({ phase, event, expected }) => {
    const next = reduce(phase, event);
    // Nothing happened: the same object, so that nobody writes or publishes it again.
    if (expected === '·') expect(next).toBe(phase);
    else expect(next.name).toBe(expected);
  });

  test('a wait and a failure bear the error that made them', () => {
    expect(reduce(phases.running, events.interrupted)).toEqual({
      name: 'waiting',
      error: unreachable,
      retryAtMs: 9,
    });
    expect(reduce(phases.verifying, { type: 'fail', error: mismatch })).toEqual({
      name: 'failed',
      error: mismatch,
    });
  });

  test('a file whose digest differs can be saved anyway, and nothing else that failed', () => {
    const handedOver = events['handed-over'];
    expect(reduce({ name: 'failed', error: mismatch }, handedOver)).toEqual({ name: 'saved' });
    expect(reduce({ name: 'failed', error: forbidden }, handedOver).name).toBe('failed');
  });

  test('leaves the phase it is given as it was, after any story', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.values(events))), (story) => {
        let phase = Object.freeze<Phase>({ name: 'queued' });
        for (const event of story) phase = Object.freeze(reduce(phase, event));
        expect(Object.keys(phases)).toContain(phase.name);
      }),
    );
  });

  test('after a restart nothing claims to be under way', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.values(events))), (story) => {
        const last = story.reduce(reduce, phases.queued);
        const { name } = reduce(last, events.restart);
        expect(['running', 'waiting', 'verifying']).not.toContain(name);
      }),
    );
  });

  test('a paused download moves only when the user says so', () => {
    const others = Object.values(events).filter(({ type }) => type !== 'resume');
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...others)), (story) => {
        expect(story.reduce(reduce, phases.paused)).toBe(phases.paused);
      }),
    );
  });
});
