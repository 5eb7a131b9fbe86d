import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Phase } from '../../../src/core/phase.ts';
import type { Command, CommandResult } from '../../../src/core/protocol.ts';
import { createRemovals } from '../../../src/ui/removals.ts';
import { snapshot } from './snapshot.ts';

const [a, b, c] = ['https://example.org/a', 'https://example.org/b', 'https://example.org/c'];

/** A list of three, and an engine that gives every command the same answer. */
function list(result: CommandResult = { ok: true }, phase: Phase = { name: 'saved' }) {
  const urls = signal<readonly string[]>([a, b, c]);
  const snapshots = new Map(
    urls.value.map((url) => [url, signal(snapshot({ url, addedAtMs: 1, phase }))]),
  );
  const sent: Command[] = [];
  const none = signal(undefined);
  const removals = createRemovals({
    download: (url) => snapshots.get(url) ?? none,
    send: async (command) => {
      sent.push(command);
      return result;
    },
  });
  return { urls, snapshots, sent, removals, shownUrls: removals.without(urls) };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('removals', () => {
  it('hide at once, and delete only when the time to undo has passed', async () => {
    const { snapshots, sent, removals, shownUrls } = list();
    removals.remove([b]);
    expect(shownUrls.value).toEqual([a, c]);
    await vi.advanceTimersByTimeAsync(7_999);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toEqual([{ type: 'remove', url: b }]);
    expect(removals.pending.value).toEqual([]);
    expect(shownUrls.value).toEqual([a, c]);

    const anew = snapshots.get(b);
    if (anew !== undefined) anew.value = { ...anew.value, addedAtMs: 2 };
    expect(shownUrls.value, 'the same link, added anew').toEqual([a, b, c]);
  });

  it('are undone together, and nothing was deleted', async () => {
    const { sent, removals, shownUrls } = list();
    removals.remove([a]);
    await vi.advanceTimersByTimeAsync(5_000);
    removals.remove([c]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(sent, 'a further removal begins the time anew').toEqual([]);
    removals.undo([a, c]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toEqual([]);
    expect(shownUrls.value).toEqual([a, b, c]);
  });

  it('wait while someone is about to choose', async () => {
    const { sent, removals } = list();
    removals.remove([a]);
    removals.hold();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toEqual([]);
    removals.release();
    await vi.advanceTimersByTimeAsync(8_000);
    expect(sent).toHaveLength(1);
  });

  it('bring back what the engine could not remove, with the reason', async () => {
    const { removals, shownUrls } = list({ ok: false, error: { code: 'storage', detail: 'full' } });
    removals.remove([a]);
    await vi.advanceTimersByTimeAsync(8_000);
    expect(shownUrls.value).toEqual([a, b, c]);
    expect(removals.fault.value).toEqual({ code: 'storage', detail: 'full' });
  });

  it('stop what fetches at once, and let it go on when they are undone', async () => {
    const { sent, removals } = list({ ok: true }, { name: 'running' });
    removals.remove([a, b]);
    expect(sent).toEqual([
      { type: 'pause', url: a },
      { type: 'pause', url: b },
    ]);
    removals.undo([a]);
    expect(sent.slice(2)).toEqual([{ type: 'resume', url: a }]);
    await vi.advanceTimersByTimeAsync(8_000);
    expect(sent.slice(3)).toEqual([{ type: 'remove', url: b }]);
    removals.undo([b]);
    expect(sent).toHaveLength(4);
  });

  it('leave paused what was paused before', () => {
    const { sent, removals } = list({ ok: true }, { name: 'paused' });
    removals.remove([a]);
    removals.undo([a]);
    expect(sent).toEqual([]);
  });

  it('leave alone what another tab has removed meanwhile', async () => {
    const { snapshots, sent, removals } = list();
    removals.remove([a, b]);
    snapshots.delete(a);
    await vi.advanceTimersByTimeAsync(8_000);
    expect(sent).toEqual([{ type: 'remove', url: b }]);
    expect(removals.fault.value).toBeNull();
  });
});
