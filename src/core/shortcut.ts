/** What a shortcut of the app's icon asks for, as `?do=…` of the page's address. */
export type Shortcut = 'add' | 'pause-all';

/**
 * Reads a shortcut from the page's address; null where it asks for none. Any page may lead to such
 * an address: what starts or deletes something must never be one.
 */
export function parseShortcut(search: string): Shortcut | null {
  const wanted = new URLSearchParams(search).get('do');
  return wanted === 'add' || wanted === 'pause-all' ? wanted : null;
}
