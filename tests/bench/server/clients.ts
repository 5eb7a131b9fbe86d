import { connect } from 'node:net';

/** One request for bytes `start` up to `end`, exclusive. */
export interface Wanted {
  readonly port: number;
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** More than a head, so that one that is left was certainly sending. */
const leftAfterBytes = 64 * 1024;
/** All clients read into the same memory: what they get is counted and forgotten. */
const sink = Buffer.alloc(256 * 1024);

/** Fetches it over a connection of its own; rejects unless all of it came. */
export async function fetchRange(wanted: Wanted): Promise<void> {
  const received = await ask(wanted, () => true);
  const least = wanted.end - wanted.start;
  if (received < least) throw new Error(`${received} of ${least} bytes came`);
}

/** Asks for it, and leaves in the middle. */
export async function abortRange(wanted: Wanted): Promise<void> {
  await ask(wanted, (received) => received < leftAfterBytes);
}

/** Resolves with how many bytes came, the head's included, once it ended or was not to go on. */
function ask(
  { port, path, start, end }: Wanted,
  goesOn: (received: number) => boolean,
): Promise<number> {
  return new Promise((resolve, reject) => {
    let received = 0;
    const onread = {
      buffer: sink,
      callback: (bytes: number) => {
        received += bytes;
        if (goesOn(received)) return true;
        socket.destroy();
        return false;
      },
    };
    const socket = connect({ port, host: '127.0.0.1', onread });
    socket.on('error', reject).on('close', () => resolve(received));
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nRange: bytes=${start}-${end - 1}\r\nConnection: close\r\n\r\n`,
    );
  });
}
