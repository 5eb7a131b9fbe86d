import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { DigestAlgorithm, DigestOrigin } from '../core/digest.ts';
import { algorithmName } from './algorithmName.ts';
import { useApp } from './context.ts';
import { Icon } from './Icon.tsx';
import { originHeader, originWord } from './originWord.ts';

interface Props {
  /** What it is: the one asked for, the one the stored file has, or where it was learnt. */
  readonly kind: 'expected' | 'computed' | 'plain' | DigestOrigin;
  readonly algorithm: DigestAlgorithm;
  readonly value: string;
}

/** A digest to read, select and copy. */
export function DigestLine({ kind, algorithm, value }: Props) {
  const { t, announcement } = useApp();
  const copied = useSignal(false);
  const name = algorithmName(algorithm);
  useEffect(() => {
    if (!copied.value) return;
    const timer = setTimeout(() => {
      copied.value = false;
    }, 2000);
    return () => clearTimeout(timer);
  }, [copied.value, copied]);
  return (
    <div class="digest">
      <dt>{label()}</dt>
      <dd>
        <code>{value}</code>
        {/* Outside a secure context there is no clipboard to write to. */}
        {navigator.clipboard !== undefined && (
          <button
            type="button"
            class="copy"
            aria-label={t('digest.copy', { algorithm: name })}
            onClick={async () => {
              await navigator.clipboard.writeText(value);
              copied.value = true;
              announcement.value = t('digest.copied', { algorithm: name });
            }}
          >
            <Icon name={copied.value ? 'copied' : 'copy'} />
          </button>
        )}
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
