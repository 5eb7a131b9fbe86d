import { LineProxy, type LineRequest } from '../../support/lineProxy.ts';

/** A line that notes every request, before the server at `origin`, for as long as `use` takes. */
export async function overWatchedLine<Value>(
  origin: string,
  use: (line: LineProxy) => Promise<Value>,
): Promise<Value> {
  const { hostname, port } = new URL(origin);
  const line = await LineProxy.start({ host: hostname, port: Number(port) });
  try {
    return await use(line);
  } finally {
    await line.close();
  }
}

/** Bytes that passed more than once, each time but the first. */
export function bytesPassedAgain(requests: readonly LineRequest[]): number {
  const passed = requests
    .map(({ answerStart, passedBytes }) => ({ start: answerStart, end: answerStart + passedBytes }))
    .sort((a, b) => a.start - b.start);
  let again = 0;
  let reached = 0;
  for (const { start, end } of passed) {
    again += Math.max(0, Math.min(end, reached) - start);
    reached = Math.max(reached, end);
  }
  return again;
}
