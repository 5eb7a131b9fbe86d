/** A file beside the app that anyone may try it with. */
export interface Sample {
  readonly name: string;
  readonly url: string;
  readonly sizeBytes: number;
  /** Lower-case hexadecimal; null where the host does not tell. */
  readonly md5: string | null;
}

/**
 * The sample that the host offers in `./files/?format=json`, if it does: Holdfast's own server
 * marks its built-in ones. Null on any other host, whatever it answers.
 */
export async function findSample(baseUrl: string): Promise<Sample | null> {
  const listing = new URL('./files/?format=json', baseUrl);
  try {
    const response = await fetch(listing, { headers: { Accept: 'application/json' } });
    if (!response.ok) return null;
    const entries: unknown = await response.json();
    const samples = Array.isArray(entries) ? entries.flatMap((one) => parse(one, listing)) : [];
    return samples.sort((a, b) => a.sizeBytes - b.sizeBytes)[0] ?? null;
  } catch {
    return null; // No listing, or not one: a host without samples.
  }
}

function parse(entry: unknown, base: URL): Sample[] {
  if (typeof entry !== 'object' || entry === null) return [];
  const { name, url, sizeBytes, md5 } = entry as Partial<Record<keyof Sample, unknown>>;
  if (typeof name !== 'string' || !name.startsWith('sample-')) return [];
  if (typeof url !== 'string' || typeof sizeBytes !== 'number') return [];
  const address = new URL(url, base);
  if (address.origin !== base.origin) return [];
  return [{ name, url: address.href, sizeBytes, md5: typeof md5 === 'string' ? md5 : null }];
}
