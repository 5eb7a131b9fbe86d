/** Longer than a disk takes that is busy with something else. */
const patienceMs = 20_000;

/**
 * What the browser answers, or a `TimeoutError` where nothing is heard. In Chromium, transactions
 * and reads of Blobs that are under way while the browser throws an origin's storage away are now
 * and then neither done nor refused.
 */
export function patiently<Answer>(asked: Answer | PromiseLike<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new DOMException('storage does not answer', 'TimeoutError'));
    const timer = setTimeout(giveUp, patienceMs);
    Promise.resolve(asked)
      .finally(() => clearTimeout(timer))
      .then(resolve, reject);
  });
}
