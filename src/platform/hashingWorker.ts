/** The engine's script, started under this name, hashes for an engine. */
export const hashingName = 'holdfast-hashing';

/**
 * Starts a worker that hashes, and gives the port to it that the engine is to get. A page
 * does this for its engine: one that starts a worker itself is blocked by that for good now and
 * then in Firefox.
 *
 * @param start starts the engine's script under a name
 */
export function startHashing(start: (name: string) => Worker): {
  readonly worker: Worker;
  readonly port: MessagePort;
} {
  const { port1, port2 } = new MessageChannel();
  const worker = start(hashingName);
  worker.postMessage(null, [port1]);
  return { worker, port: port2 };
}
