import { groupsOf } from '../core/groups.ts';
import { patiently } from './patiently.ts';
import { randomId } from './randomId.ts';

/** Of how many parts a Blob may be for Firefox's main process to take it as it is. */
const mostParts = 8;

/**
 * One Blob of many, which the browser can read by itself. A Blob of more than eight parts Firefox
 * has the page read for its main process, through a pipe that keeps everything in memory while the
 * file is saved (4.6 GB for 4 GiB) and that ends in the middle of it when the page is closed. A Blob
 * that was sent through the main process and came back is a single part to it, so parts are joined
 * by eights and sent until eight are left. Other browsers know no such limit.
 *
 * @param parts only handles of them are sent, no byte is read
 */
export async function joinBlobs(parts: readonly Blob[], type: string): Promise<Blob> {
  const all = () => new Blob([...parts], { type });
  if (parts.length <= mostParts || !isFirefox()) return all();
  // Where something does not come back, the file is saved all the same, only at that price.
  return joinByEights(parts, type).catch(all);
}

async function joinByEights(parts: readonly Blob[], type: string): Promise<Blob> {
  const mainProcess = new RoundTrips();
  try {
    let level = parts;
    while (level.length > mostParts) {
      const joined = groupsOf(level, mostParts).map((group) => new Blob(group));
      level = await patiently(Promise.all(joined.map((blob) => mainProcess.send(blob))));
    }
    return new Blob([...level], { type });
  } finally {
    mainProcess.close();
  }
}

/** Sends Blobs to the main process and back, by a channel that this page alone knows. */
class RoundTrips {
  readonly #name = randomId();
  readonly #there = new BroadcastChannel(this.#name);
  readonly #back = new BroadcastChannel(this.#name);
  readonly #awaited: ((blob: Blob) => void)[] = [];

  constructor() {
    this.#back.onmessage = ({ data }: MessageEvent<Blob>) => this.#awaited.shift()?.(data);
  }

  /** Messages arrive in the order in which they were sent. */
  send(blob: Blob): Promise<Blob> {
    return new Promise((resolve) => {
      this.#awaited.push(resolve);
      this.#there.postMessage(blob);
    });
  }

  close(): void {
    this.#there.close();
    this.#back.close();
  }
}

/** The others say "like Gecko". */
function isFirefox(): boolean {
  return navigator.userAgent.includes('Gecko/');
}
