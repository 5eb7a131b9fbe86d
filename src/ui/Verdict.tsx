import type { Digest, DownloadSnapshot } from '../engine.ts';
import { algorithmName } from './algorithmName.ts';
import { useApp } from './context.ts';
import { DigestLine } from './DigestLine.tsx';
import { Icon } from './Icon.tsx';
import { originWord } from './originWord.ts';

/** What the check of a complete file found, or the digests to compare where there was nothing to hold it to. */
export function Verdict({ download }: { readonly download: DownloadSnapshot }) {
  const { t, question } = useApp();
  const { url, phase, verdict, digests, computed, completenessProven } = download;
  if (phase.name !== 'ready' && phase.name !== 'saved') return null;
  return (
    <div class="verdict" data-verdict={verdict}>
      <p>
        {verdict === 'matched' && <Icon name="ready" />}
        {verdictText()}
      </p>
      {verdict === 'unknown' && (
        <>
          <dl class="digests">
            {computed.map(({ algorithm, value }) => (
              <DigestLine key={algorithm} kind="plain" algorithm={algorithm} value={value} />
            ))}
          </dl>
          <p>
            <button
              type="button"
              class="inline-button"
              onClick={() => {
                question.value = { kind: 'checksum', url };
              }}
            >
              {t('checksum.give')}
            </button>
          </p>
        </>
      )}
      {!completenessProven && <p class="note">{t('row.unproven')}</p>}
    </div>
  );

  function verdictText(): string | null {
    if (verdict === 'unknown') return t('verdict.unknown');
    if (verdict === 'matched') {
      const agreed = digests.find(isComputed);
      if (agreed === undefined) return null;
      const algorithm = algorithmName(agreed.algorithm);
      return t('verdict.matched', { algorithm, origin: originWord(agreed.origin) });
    }
    if (verdict === 'mismatched') {
      const differing = digests.find((digest) => !isComputed(digest));
      if (differing === undefined) return null;
      return t('verdict.mismatched', { algorithm: algorithmName(differing.algorithm) });
    }
    return null;
  }

  function isComputed(digest: Digest): boolean {
    return computed.some(
      ({ algorithm, value }) => algorithm === digest.algorithm && value === digest.value,
    );
  }
}
