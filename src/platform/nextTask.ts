const { port1: there, port2: here } = new MessageChannel();
const waiting: (() => void)[] = [];

here.onmessage = () => waiting.shift()?.();

/** Resolves in a task of its own: whatever else waits for this thread goes first. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    there.postMessage(null);
  });
}
