import type { DigestAlgorithm, DigestOrigin } from '../engine.ts';
import { algorithmName } from './algorithmName.ts';
import { CopyButton } from './CopyButton.tsx';
import { useApp } from './context.ts';
import { originHeader, originWord } from './originWord.ts';

interface Props {
  /** What it is: the one asked for, the one the stored file has, or where it was learnt. */
  readonly kind: 'expected' | 'computed' | 'plain' | DigestOrigin;
  readonly algorithm: DigestAlgorithm;
  readonly value: string;
}

/** A digest to read, select and copy. */
export function DigestLine({ kind, algorithm, value }: Props) {
  const { t } = useApp();
  const name = algorithmName(algorithm);
  return (
    <div class="digest">
      <dt>{label()}</dt>
      <dd>
        <code>{value}</code>
        <CopyButton
          text={value}
          label={t('digest.copy', { algorithm: name })}
          done={t('digest.copied', { algorithm: name })}
        />
      </dd>
    </div>
  );
  function label(): string {
    if (kind === 'plain') return name;
    if (kind === 'expected' || kind === 'computed') {
      return t(`digest.${kind}`, { algorithm: name });
    }
    const header = originHeader(kind);
    const told = t('digest.origin', { algorithm: name, origin: originWord(kind) });
    return header === null ? told : `${told} · ${header}`;
  }
}
