import type { DownloadSnapshot } from '../engine.ts';
import { algorithmName } from './algorithmName.ts';
import { useApp } from './context.ts';
import { DigestLine } from './DigestLine.tsx';
import { Icon } from './Icon.tsx';
import { originWord } from './originWord.ts';

/** What the check of a complete file found, or the digests to compare where there was nothing to hold it to. */
export function Verdict({ download }: { readonly download: DownloadSnapshot }) {
  const { t, question } = useApp();
  const { url, phase, verdict, expected, computed, completenessProven } = download;
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
    if (expected === null || verdict === 'pending') return null;
    const algorithm = algorithmName(expected.algorithm);
    if (verdict === 'mismatched') return t('verdict.mismatched', { algorithm });
    return t('verdict.matched', { algorithm, origin: originWord(expected.origin) });
  }
}
