/** So many commands find their answers well before a page gives up waiting for one. */
const mostTogether = 200;

/**
 * Does something with each item, begun in their order and waited for together: what waits for each
 * answer of the engine before it goes on waits for a snapshot each time.
 */
export async function eachTogether<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += mostTogether) {
    results.push(...(await Promise.all(items.slice(at, at + mostTogether).map(work))));
  }
  return results;
}
