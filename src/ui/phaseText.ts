import type { Phase } from '../engine.ts';
import type { Translate } from '../i18n/translate.ts';
import { errorWords } from './errorWords.ts';

/** A phase in words, with what happened where something did. */
export function phaseText(phase: Phase, online: boolean, t: Translate): string {
  const text = t(`phase.${phase.name}`);
  if (phase.name !== 'waiting' && phase.name !== 'failed') return text;
  const { what } = errorWords(phase.error, { retrying: phase.name === 'waiting', online }, t);
  return t('announce.fault', { phase: text, what });
}
