import type { DownloadSnapshot } from '../engine.ts';
import { useApp } from './context.ts';

/** Copies an address that offers the same download to somebody else, size, checksum and all. */
export function RecipeButton({ download }: { readonly download: DownloadSnapshot }) {
  const { model, t, announcement } = useApp();
  if (navigator.clipboard === undefined) return null;
  const { url, sources, name, totalBytes, completenessProven, digests, computed } = download;
  const recipe = {
    url: sources[0] ?? url,
    name,
    sizeBytes: completenessProven ? totalBytes : null,
    digests: [...digests, ...computed],
  };
  return (
    <button
      type="button"
      class="button small"
      onClick={async () => {
        await navigator.clipboard.writeText(model.recipeLink(recipe));
        announcement.value = t('details.linkCopied');
      }}
    >
      {t('details.copyRecipe')}
    </button>
  );
}
