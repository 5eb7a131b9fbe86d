import { useApp } from './context.ts';
import { phaseText } from './phaseText.ts';
import { usePhaseChanges } from './usePhaseChanges.ts';

/** More names than that at once are a number. */
const mostNames = 3;

/** Tells assistive technology when a download changes its phase; never of progress, it would not end. */
export function Announcer() {
  const { model, t, announcement } = useApp();
  usePhaseChanges(({ changed, removed }) => {
    const { online } = model.conditions.peek();
    const texts = changed.map(({ download: { name, phase } }) =>
      t('announce.phase', { name, phase: phaseText(phase, online, t) }),
    );
    if (removed.length > mostNames) texts.push(t('undo.several', { count: removed.length }));
    else texts.push(...removed.map((name) => t('announce.removed', { name })));
    announcement.value = texts.join(' ');
  });
  return (
    <p class="visually-hidden" role="status">
      {announcement}
    </p>
  );
}
