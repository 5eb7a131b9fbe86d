import { addPace, emptyPaceLog, type PaceLog } from '../core/paceLog.ts';
import { addSample, bytesPerSecond, emptySpeed, type Speed } from '../core/speed.ts';
import type { Clock } from './ports.ts';

/** How fast a download's bytes come: now, and over all the time that it ran. */
export class Speedometer {
  readonly #clock: Clock;
  #speed: Speed = emptySpeed;
  #log: PaceLog = emptyPaceLog;
  /** What came since the last look. */
  #bytes = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A run begins: the time before it does not count. */
  start(): void {
    this.#speed = addSample(emptySpeed, this.#clock.now(), 0);
    this.#bytes = 0;
  }

  count(bytes: number): void {
    this.#bytes += bytes;
  }

  /** The present pace in bytes a second; null where it cannot be said. To be asked while a run goes. */
  look(): number | null {
    const now = this.#clock.now();
    this.#log = addPace(this.#log, now - this.#speed.lastAtMs, this.#bytes);
    this.#speed = addSample(this.#speed, now, this.#bytes);
    this.#bytes = 0;
    return bytesPerSecond(this.#speed, now);
  }

  /** The paces of all runs, one behind the other. */
  get log(): PaceLog {
    return this.#log;
  }
}
