import { type ReadonlySignal, useSignal, useSignalEffect } from '@preact/signals';
import type { CommandError, CommandResult, LinkReport, NewDownload } from '../engine.ts';
import type { AppModel } from './model.ts';

/** How far the check of a link has come; null while none was asked for. */
export type LinkCheck =
  | { readonly state: 'asking' }
  | { readonly state: 'answered'; readonly report: LinkReport }
  | { readonly state: 'failed'; readonly fault: CommandError };

/** Checks links on request, and forgets the outcome as soon as the form's text is another. */
export function useLinkCheck(
  model: AppModel,
  text: ReadonlySignal<string>,
): {
  readonly check: ReadonlySignal<LinkCheck | null>;
  readonly ask: (download: NewDownload) => Promise<void>;
} {
  const check = useSignal<LinkCheck | null>(null);
  useSignalEffect(() => {
    text.value;
    check.value = null;
  });
  const ask = async (download: NewDownload): Promise<void> => {
    const asking: LinkCheck = { state: 'asking' };
    check.value = asking;
    const result = await model.send({ type: 'check-link', download });
    if (check.peek() === asking) check.value = outcomeOf(result);
  };
  return { check, ask };
}

function outcomeOf(result: CommandResult): LinkCheck | null {
  if (!result.ok) return { state: 'failed', fault: result.error };
  return result.report === undefined ? null : { state: 'answered', report: result.report };
}
