/** Grows when a stored or spoken form changes so that two versions could not share it. */
const protocolNumber = 1;

/**
 * Names the lock, the channel and the databases of the app at this address. Two apps on one
 * origin under different paths have nothing to do with each other.
 */
export function appScope(baseUrl: string): string {
  const { pathname } = new URL('./', baseUrl);
  return `holdfast:${protocolNumber}:${pathname}`;
}
