import { useRef } from 'preact/hooks';
import { useApp } from './context.ts';
import { KeptNote } from './KeptNote.tsx';
import { StoredLine } from './StoredLine.tsx';
import { useStorageUse } from './useStorageUse.ts';

/** What each download holds, largest first, what the browser says of it all, and whether it keeps it. */
export function StorageContent() {
  const { model, t, format, removals } = useApp();
  const pending = removals.pending.value;
  const seen = useRef(new Set<string>()).current;
  // What was removed stays in sight for as long as it can be had back, and what was freed with it.
  const stored = [...model.urls.value, ...pending]
    .flatMap((url) => model.download(url).value ?? [])
    .filter(({ url, storedBytes }) => storedBytes > 0 || seen.has(url))
    .sort((a, b) => b.storedBytes - a.storedBytes || b.addedAtMs - a.addedAtMs);
  for (const { url } of stored) seen.add(url);
  const saved = stored.filter(
    ({ url, phase, storedBytes }) =>
      phase.name === 'saved' && storedBytes > 0 && !pending.includes(url),
  );
  const holding = stored.filter(({ storedBytes }) => storedBytes > 0).length;
  const use = useStorageUse(holding);
  const savedBytes = saved.reduce((sum, { storedBytes }) => sum + storedBytes, 0);
  return (
    <div class="storage">
      {use && (
        <div>
          <p>
            {t('storage.reported', {
              used: format.bytes(use.usedBytes),
              most: format.bytes(use.mostBytes),
            })}
          </p>
          <p class="hint">{t('storage.reported.hint')}</p>
        </div>
      )}
      <KeptNote />
      {stored.length === 0 && <p class="hint">{t('storage.none')}</p>}
      {stored.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: a list without bullets is no list to WebKit
        <ul class="stored" role="list">
          {stored.map((download) => (
            <StoredLine key={download.url} download={download} />
          ))}
        </ul>
      )}
      {saved.length > 0 && (
        <>
          <p class="hint">{t('storage.free.hint')}</p>
          <p>
            <button
              type="button"
              class="button small"
              onClick={() => removals.remove(saved.map(({ url }) => url))}
            >
              {t('storage.removeSaved', { size: format.bytes(savedBytes) })}
            </button>
          </p>
        </>
      )}
    </div>
  );
}
