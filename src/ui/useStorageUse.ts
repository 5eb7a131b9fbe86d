import { useEffect, useState } from 'preact/hooks';
import { useApp } from './context.ts';
import type { StorageUse } from './model.ts';

/**
 * What the browser says it holds for this origin, read anew when `change` is another; null where it
 * does not say, undefined until it has answered.
 */
export function useStorageUse(change?: unknown): StorageUse | null | undefined {
  const { model } = useApp();
  const [use, setUse] = useState<StorageUse | null>();
  useEffect(() => {
    let current = true;
    const show = (now: StorageUse | null) => current && setUse(now);
    model.storageUse().then(show, () => show(null));
    return () => {
      current = false;
    };
  }, [model, change]);
  return use;
}
