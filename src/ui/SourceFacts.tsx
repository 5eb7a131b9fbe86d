import type { DownloadSnapshot } from '../engine.ts';
import { CopyButton } from './CopyButton.tsx';
import { useApp } from './context.ts';

/** Every link that serves the file: the one asked first, where it leads to, and the earlier ones. */
export function SourceFacts({ download }: { readonly download: DownloadSnapshot }) {
  const { t } = useApp();
  const { sources, finalUrl } = download;
  const [first = download.url, ...earlier] = sources;
  return (
    <dl class="facts">
      <LinkLine label={t('details.link')} url={first} />
      {finalUrl !== null && finalUrl !== first && (
        <LinkLine label={t('details.leadsTo')} url={finalUrl} />
      )}
      {earlier.map((url) => (
        <LinkLine key={url} label={t('details.earlierLink')} url={url} />
      ))}
    </dl>
  );
}

function LinkLine({ label, url }: { readonly label: string; readonly url: string }) {
  const { t } = useApp();
  return (
    <>
      <dt>{label}</dt>
      <dd class="with-copy">
        <bdi>{url}</bdi>
        <CopyButton text={url} label={t('details.copyLink')} done={t('details.linkCopied')} />
      </dd>
    </>
  );
}
