import type { DownloadRecord, Settings, SettingsChange } from '../core/download.ts';
import { errorOf } from '../core/errors.ts';
import { newRecord } from '../core/newRecord.ts';
import { reduce } from '../core/phase.ts';
import type {
  ChannelMessage,
  Command,
  CommandResult,
  HandOverCommand,
  NewDownload,
} from '../core/protocol.ts';
import { Alarm } from './alarm.ts';
import { Configuration } from './configuration.ts';
import { ConnectionBudget } from './connectionBudget.ts';
import { Download, type DownloadHost } from './download.ts';
import { inspectLink } from './inspectLink.ts';
import { type Desk, obey } from './obey.ts';
import { OnceOnly } from './onceOnly.ts';
import { OpeningHours } from './openingHours.ts';
import type { Audience, Ports } from './ports.ts';
import { Publisher } from './publisher.ts';
import { Queue } from './queue.ts';
import { Saving } from './saving.ts';
import { Throttle } from './throttle.ts';
import { defaultTimings, type Timings } from './timings.ts';

/** What a manager is made of. */
export interface ManagerOptions {
  readonly ports: Ports;
  readonly audience: Audience;
  /** Number of this engine in the row of all that ever owned these stores. */
  readonly epoch: number;
  readonly timings?: Timings;
}

/**
 * Runs every download of an origin: keeps the list, gives places to the queued, carries out what
 * pages ask. There is one at a time; who may be it is decided outside.
 */
export class Manager implements DownloadHost {
  readonly budget: ConnectionBudget;
  readonly throttle: Throttle;
  readonly #ports: Ports;
  readonly #configuration: Configuration;
  readonly #timings: Timings;
  readonly #publisher: Publisher;
  readonly #queue = new Queue();
  /** Rings when the next download's time to start has come. */
  readonly #alarm: Alarm;
  readonly #hours: OpeningHours;
  readonly #saving: Saving;
  readonly #once = new OnceOnly();
  /** Additions and removals that are under way, by URL. */
  readonly #underWay = new Map<string, Promise<void>>();
  readonly #stopped = new AbortController();
  readonly #desk: Desk;
  #isLaidDown = false;

  private constructor(options: ManagerOptions, settings: Settings) {
    const { ports, audience, epoch, timings = defaultTimings } = options;
    this.#ports = ports;
    this.#timings = timings;
    this.#configuration = new Configuration(ports.records, settings);
    this.budget = new ConnectionBudget(ports.appUrl, ports.network, ports.clock);
    this.throttle = new Throttle(ports.clock, this.#configuration.speedLimit);
    this.#saving = new Saving(audience);
    this.#publisher = new Publisher(audience, ports.clock, epoch, timings.snapshotMs);
    this.#alarm = new Alarm(ports.clock, () => {
      this.#publishList();
      this.schedule();
    });
    this.#hours = new OpeningHours(ports.clock, this.#configuration.hours, () => {
      this.#keepHours();
    });
    this.#desk = {
      signal: this.#stopped.signal,
      remove: (download) => this.#alone(download.record.url, this.#remove(download)),
      move: (download, before) => this.#move(download, before),
      saving: this.#saving,
      savedWhole: async (download) => {
        if (this.#configuration.settings.freeOnceSaved) await this.#freeSpace(download);
      },
      freeSpace: (download) => this.#freeSpace(download),
    };
  }

  /** Reads the records, shows the list and goes on where the last engine stopped. */
  static async start(options: ManagerOptions): Promise<Manager> {
    const { records } = options.ports;
    const manager = new Manager(options, await records.settings());
    for (const record of await records.all()) {
      manager.#add({ ...record, phase: reduce(record.phase, { type: 'restart' }) });
    }
    manager.#publishList();
    manager.schedule();
    return manager;
  }

  get connections(): number {
    return this.#configuration.settings.connections;
  }

  get opensAtMs(): number | null {
    return this.#hours.opensAtMs;
  }

  /** Ends all runs without a word to the stores: another engine has taken over. */
  stop(): void {
    this.#stopped.abort();
    this.#alarm.set(null);
    this.#hours.stop();
    for (const download of this.#queue) void download.stop();
  }

  /** Takes what came over the channel. */
  async hear(message: ChannelMessage): Promise<void> {
    switch (message.kind) {
      case 'hello':
        this.#publishList();
        return;
      case 'command': {
        const { id, command } = message;
        this.#publisher.answer(id, await this.#once.answer(id, () => this.#answer(command)));
        return;
      }
      case 'hint':
        for (const download of this.#queue) {
          if (message.hint === 'hidden') download.commit();
          if (message.hint === 'online') download.wake('online');
        }
        return;
    }
  }

  /** The stores were found empty. Everything is entered again, and the bytes fetched again. */
  restore(): void {
    void this.#enterAgain(() => this.#configuration.restore());
    void this.#enterAgain(() => this.#ports.records.putOrder(this.#queue.urls));
    for (const download of this.#queue) {
      const { url } = download.record;
      void this.#enterAgain(async () => {
        if (this.#queue.get(url) === download) await download.restore();
      });
    }
  }

  /** Until it is in: no later write will find the store empty and ask for it. */
  async #enterAgain(enter: () => Promise<void>): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      try {
        return await enter();
      } catch {
        const { clock } = this.#ports;
        await clock.sleep(this.#timings.restoreMs, signal).catch(() => undefined); // Stopped.
      }
    }
  }

  changed(download: Download): void {
    this.#saving.changed(download);
    this.#publisher.changed(download);
  }

  /** Gives free places to queued downloads, in the order of the queue. */
  schedule(): void {
    if (this.#stopped.signal.aborted || this.#isLaidDown) return;
    this.#alarm.set(this.#queue.nextStartMs);
    const going = [...this.#queue].filter(({ isGoing }) => isGoing);
    let free = this.#configuration.settings.downloadsAtATime - going.length;
    for (const download of this.#queue) {
      if (free <= 0) return;
      if (download.record.phase.name !== 'queued' || download.isGoing) continue;
      if (download.startTime.waitsUntilMs !== null) continue;
      download.start();
      free -= 1;
    }
  }

  verified(download: Download): void {
    this.#saving.verified(download, this.#configuration.settings.saveAutomatically);
  }

  #answer(command: Command | HandOverCommand): Promise<CommandResult> {
    return this.#obey(command).catch(
      (caught: unknown): CommandResult => ({ ok: false, error: errorOf(caught) }),
    );
  }

  async #obey(command: Command | HandOverCommand): Promise<CommandResult> {
    if (command.type === 'add') return this.#addNew(command.download);
    if (command.type === 'configure') return this.#configure(command.settings);
    if (command.type === 'lay-down') return this.#layDown();
    if (command.type === 'check-link') {
      return inspectLink(command.download, this.#ports, this.#timings, this.#stopped.signal);
    }
    const download = this.#queue.get(command.url);
    if (download === undefined) return { ok: false, error: { code: 'unknown-download' } };
    return obey(download, command, this.#desk);
  }

  #add(record: DownloadRecord): Download {
    const download = new Download(record, this.#ports, this.#timings, this);
    this.#queue.add(download);
    return download;
  }

  async #addNew(asked: NewDownload): Promise<CommandResult> {
    const fresh = newRecord(asked, this.#ports.clock.wallNow());
    if (!fresh.ok) return fresh;
    const { record } = fresh;
    const { url } = record;
    // What is being removed under this URL must be gone, or it would take the new one with it.
    while (this.#underWay.has(url)) await this.#underWay.get(url);
    if (this.#queue.get(url) !== undefined) return { ok: true, url, existing: true };
    await this.#alone(url, this.#enter(record));
    this.schedule();
    return { ok: true, url };
  }

  async #enter(record: DownloadRecord): Promise<void> {
    await this.#ports.records.put(record);
    this.changed(this.#add(record));
  }

  /** Has whoever adds the same link wait for a removal, or an addition, to end. */
  async #alone(url: string, work: Promise<void>): Promise<void> {
    const ended = work
      .catch(() => undefined) // Passed on below.
      .finally(() => this.#underWay.delete(url));
    this.#underWay.set(url, ended);
    await work;
  }

  async #configure(change: SettingsChange): Promise<CommandResult> {
    await this.#configuration.change(change);
    this.throttle.bytesPerSecond = this.#configuration.speedLimit;
    this.#hours.window = this.#configuration.hours;
    this.#keepHours();
    return { ok: true };
  }

  /** Has downloads wait outside the hours for downloading, and go on within them. */
  #keepHours(): void {
    // What a store refuses is put again with the next change.
    for (const download of this.#queue) download.keepHours().catch(() => undefined);
    this.#publishList();
    this.schedule();
  }

  async #layDown(): Promise<CommandResult> {
    this.#isLaidDown = true;
    this.#ports.clock
      .sleep(this.#timings.laidDownMs, this.#stopped.signal)
      .then(() => {
        this.#isLaidDown = false;
        this.schedule();
      })
      .catch(() => undefined); // Replaced, as expected.
    await Promise.all([...this.#queue].map((download) => download.yieldPlace()));
    return { ok: true };
  }

  async #move(download: Download, before: string | null): Promise<void> {
    this.#queue.move(download, before);
    this.#publishList();
    await this.#ports.records.putOrder(this.#queue.urls);
  }

  async #remove(download: Download): Promise<void> {
    const before = this.#queue.after(download);
    this.#queue.delete(download.record.url);
    this.#saving.forget(download);
    try {
      await download.remove();
    } catch (caught) {
      this.#queue.add(download);
      this.#queue.move(download, before);
      this.#publishList();
      throw caught;
    }
    this.#publisher.removed(download);
    this.#useRoom();
  }

  async #freeSpace(download: Download): Promise<void> {
    await download.freeSpace();
    this.#useRoom();
  }

  #useRoom(): void {
    for (const download of this.#queue) download.wake('room');
    this.schedule();
  }

  #publishList(): void {
    this.#publisher.list(this.#queue, this.#configuration.settings);
  }
}
