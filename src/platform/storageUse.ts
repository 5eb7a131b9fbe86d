/** What the browser says it holds for this origin, and would at most. It rounds, and guesses. */
export interface StorageUse {
  readonly usedBytes: number;
  readonly mostBytes: number;
}

/** Null where the browser does not say. */
export async function storageUse(): Promise<StorageUse | null> {
  const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
  return usage === undefined || quota === undefined ? null : { usedBytes: usage, mostBytes: quota };
}
