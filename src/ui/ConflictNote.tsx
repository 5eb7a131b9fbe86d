import type { DownloadSnapshot } from '../engine.ts';
import { algorithmName } from './algorithmName.ts';
import { useApp } from './context.ts';
import { contradictingDigests } from './contradictingDigests.ts';
import { DigestLine } from './DigestLine.tsx';
import { originWord } from './originWord.ts';

/** Who says what where a file was given checksums that contradict each other, and which one decides. */
export function ConflictNote({ download }: { readonly download: DownloadSnapshot }) {
  const { t } = useApp();
  const { digests, expected } = download;
  const contradicting = contradictingDigests(digests, expected);
  if (contradicting.length === 0) return null;
  return (
    <div class="note conflict-note">
      <p>
        <strong>{t('conflict.what')}</strong>{' '}
        {expected !== null &&
          t('conflict.decides', {
            algorithm: algorithmName(expected.algorithm),
            origin: originWord(expected.origin),
          })}
      </p>
      <dl class="digests">
        {contradicting.map(({ algorithm, value, origin }) => (
          <DigestLine
            key={`${algorithm} ${origin} ${value}`}
            kind={origin}
            {...{ algorithm, value }}
          />
        ))}
      </dl>
    </div>
  );
}
