import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { LineOrder, LineShape } from './lineShape.ts';

/** A line that is open. */
export interface Line {
  /** `http://127.0.0.1:port`, without a final slash. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Opens a line of this shape to a port of this machine. */
export async function openLine(upstreamPort: number, shape: LineShape): Promise<Line> {
  const order: LineOrder = { ...shape, upstreamPort };
  const thread = new Worker(new URL('./rateLine.js', import.meta.url), { workerData: order });
  const [port] = (await once(thread, 'message')) as [number];
  return {
    origin: `http://127.0.0.1:${port}`,
    async close() {
      await thread.terminate();
    },
  };
}
