import type { ChannelMessage } from '../core/protocol.ts';
import type { Clock } from '../engine/ports.ts';
import { randomId } from './randomId.ts';

const tickMs = 1_000;
/** An owner that was not heard for so many ticks is suspended or hung, and may be replaced. */
const muteTicks = 10;

/** What the wait for ownership needs, and whom it tells. */
export interface OwnershipOptions {
  /** Name of the lock: one engine per name. */
  readonly name: string;
  readonly channel: BroadcastChannel;
  readonly clock: Clock;
  /** The lock is held. Ends when ownership does. */
  readonly onOwner: (signal: AbortSignal) => void;
  /** Another worker has taken the lock away: this one must stop. */
  readonly onLost: () => void;
}

/**
 * Waits for the Web Lock that makes this worker the owner of its origin's downloads, and holds it
 * for as long as the worker lives. Owners are heard on the channel every second; one that stays
 * mute for ten is replaced by stealing the lock. Whether the mute one has really stopped cannot be
 * known, so every write is checked against an epoch besides.
 */
export function seekOwnership(options: OwnershipOptions): void {
  const { name, onOwner, onLost } = options;
  const waiting = new AbortController();
  const owning = new AbortController();

  // The promise that the lock is held for never settles; a thief makes `request` reject.
  const hold = (): Promise<never> => {
    waiting.abort();
    onOwner(owning.signal);
    beat(options, owning.signal).catch(() => undefined); // Rejects when ownership ends.
    return new Promise(() => undefined);
  };
  const lose = () => {
    owning.abort();
    onLost();
  };

  let held = false;
  navigator.locks
    .request(name, { signal: waiting.signal }, () => {
      held = true;
      return hold();
    })
    .catch(() => {
      if (held) lose();
    });

  ownerIsMute(options, waiting.signal)
    .then(() => navigator.locks.request(name, { steal: true }, hold).catch(lose))
    .catch(() => undefined); // Rejects when the lock was granted the regular way.
}

async function beat({ channel, clock }: OwnershipOptions, signal: AbortSignal): Promise<void> {
  const owner = randomId();
  for (;;) {
    channel.postMessage({ kind: 'heartbeat', owner } satisfies ChannelMessage);
    await clock.sleep(tickMs, signal);
  }
}

/** Resolves once no owner was heard for long; rejects when `signal` is aborted. */
async function ownerIsMute(
  { channel, clock }: OwnershipOptions,
  signal: AbortSignal,
): Promise<void> {
  let heard = false;
  channel.addEventListener(
    'message',
    ({ data }: MessageEvent<ChannelMessage>) => {
      if (data.kind === 'heartbeat') heard = true;
    },
    { signal },
  );
  for (let missed = 0; missed < muteTicks; missed += 1) {
    const tickedAt = clock.now();
    await clock.sleep(tickMs, signal);
    const overslept = clock.now() - tickedAt > 2 * tickMs;
    // A sleeper that was suspended itself has missed nothing.
    if (heard || overslept) missed = -1;
    heard = false;
  }
}
