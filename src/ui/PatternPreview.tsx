import { type ReadonlySignal, useComputed } from '@preact/signals';
import { useApp } from './context.ts';
import { expandPattern } from './expandPattern.ts';
import { linesIn } from './submitLinks.ts';

/** Says how many links the numbered patterns in the form stand for, before anything starts. */
export function PatternPreview({ text }: { readonly text: ReadonlySignal<string> }) {
  const { t } = useApp();
  const patterns = useComputed(() =>
    linesIn(text.value)
      .map((line) => ({ line, links: expandPattern(line) }))
      .filter(({ line, links }) => links.length > 1 || links[0] !== line),
  );
  return (
    <div role="status">
      {patterns.value.map(({ line, links }) => (
        <p key={line} class="pattern hint">
          {t('form.pattern', { count: links.length })} <bdi>{links[0]}</bdi> …{' '}
          <bdi>{links.at(-1)}</bdi>
        </p>
      ))}
    </div>
  );
}
