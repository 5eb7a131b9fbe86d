import type { CommandError } from '../engine.ts';
import { useApp } from './context.ts';
import { errorWords } from './errorWords.ts';

/** Why a command was not done, in place of silence; nothing where it was. */
export function ErrorText({ fault }: { readonly fault: CommandError | null }) {
  const { model, t } = useApp();
  if (fault === null) return null;
  const { online } = model.conditions.value;
  const { what, next } = errorWords(fault, { retrying: false, online }, t);
  return (
    <p class="fault" role="alert">
      <strong>{what}</strong> {next}
    </p>
  );
}
