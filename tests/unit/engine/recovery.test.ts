import { expect, it } from 'vitest';
import { type DownloadError, Failure } from '../../../src/core/errors.ts';
import { newRecord } from '../../../src/core/newRecord.ts';
import { Ledger } from '../../../src/engine/ledger.ts';
import { Recovery } from '../../../src/engine/recovery.ts';
import { FakeClock, settled } from './fakeClock.ts';

/** A download that runs, and whose store has room for `roomBytes`. */
function setUp(roomBytes = Number.POSITIVE_INFINITY) {
  const fresh = newRecord({ link: 'https://example.org/file.bin' }, 0);
  if (!fresh.ok) throw new Error('a link that is refused');
  const clock = new FakeClock();
  const told: string[] = [];
  const chunks = {
    deleteDownload: async () => void told.push('room made'),
    tryRoom: async (bytes: number) => {
      if (bytes > roomBytes) throw new Failure({ code: 'quota' });
    },
  };
  const ledger = new Ledger(
    { ...fresh.record, phase: { name: 'running' } },
    {
      ports: { clock, records: { put: async () => undefined } as never },
      storedBytes: () => 0,
      onChange: () => undefined,
    },
  );
  const recovery = new Recovery({
    ledger,
    ports: { clock, chunks: chunks as never, random: () => 0.5 },
    commitBytes: 100,
    storedBytes: () => 0,
    onGiveUp: () => told.push(`given up while ${ledger.record.phase.name}`),
    schedule: () => told.push(ledger.record.phase.name),
  });
  return { clock, ledger, recovery, told, phase: () => ledger.record.phase.name };
}

const unreachable: DownloadError = { code: 'unreachable' };

it('a line that broke is waited for, and then the download is queued again', async () => {
  const { clock, recovery, told } = setUp();
  await recovery.meet(unreachable);
  await clock.advance(60_000);
  expect(told).toEqual(['waiting', 'queued']);
});

it('a wait ends early for its own reason, and for the user, and for nothing else', async () => {
  const { recovery, ledger, phase } = setUp();
  await recovery.meet(unreachable);
  recovery.wake('room');
  await settled();
  expect(phase()).toBe('waiting');
  recovery.wake('online');
  await settled();
  expect(phase()).toBe('queued');
  await ledger.apply({ type: 'start' });
  await recovery.meet(unreachable);
  recovery.wake('user');
  await settled();
  expect(phase()).toBe('queued');
});

it('a wait that was dropped is followed by nothing', async () => {
  const { clock, recovery, phase } = setUp();
  await recovery.meet(unreachable);
  recovery.stop();
  await clock.advance(600_000);
  expect(phase()).toBe('waiting');
});

it('an error that time does not mend ends the trying', async () => {
  const { clock, recovery, told } = setUp();
  await recovery.meet({ code: 'http', status: 404 });
  await clock.advance(600_000);
  expect(told).toEqual(['given up while running', 'failed']);
});

it('ranges are doubted after three runs without a byte, until bytes come', async () => {
  const { ledger, recovery } = setUp();
  for (const doubted of [false, false, true]) {
    await ledger.apply({ type: 'start' });
    await recovery.meet(unreachable);
    recovery.wake('online');
    await settled();
    expect(recovery.doubtsRanges).toBe(doubted);
  }
  recovery.bytesCame();
  expect(recovery.doubtsRanges).toBe(false);
  expect(ledger.record.history.at(-1)?.event).toBe('resumed');
});

it.each([
  [99, false],
  [100, true],
])('with room for %d bytes of 100 a download that lacked it goes on: %s', async (bytes, goesOn) => {
  const { clock, recovery, phase, told } = setUp(bytes);
  await recovery.meet({ code: 'quota' });
  expect(told[0]).toBe('room made');
  await clock.advance(60_000);
  expect(recovery.lacksRoom).toBe(true);
  const trying = recovery.tryRoom();
  await (goesOn ? trying : expect(trying).rejects.toThrow());
  expect(phase()).toBe('running');
  expect(recovery.lacksRoom).toBe(!goesOn);
});

it('room that was freed may come late: it is asked for soon, and ever more rarely', async () => {
  const { clock, ledger, recovery, phase } = setUp();
  const waited: number[] = [];
  await recovery.meet({ code: 'quota' });
  recovery.wake('room');
  await settled();
  for (let tries = 0; tries < 7; tries += 1) {
    expect(phase()).toBe('queued');
    await ledger.apply({ type: 'start' });
    const sinceMs = clock.now();
    await recovery.meet({ code: 'quota' });
    while (phase() === 'waiting') await clock.advance(1000);
    waited.push(clock.now() - sinceMs);
  }
  expect(waited).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
});
