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
    const phases =
      changed.length > mostNames
        ? [t('announce.several', { count: changed.length })]
        : changed.map(({ download: { name, phase } }) =>
            t('announce.phase', { name, phase: phaseText(phase, online, t) }),
          );
    const removals =
      removed.length > mostNames
        ? [t('undo.several', { count: removed.length })]
        : removed.map((name) => t('announce.removed', { name }));
    announcement.value = [...phases, ...removals].join(' ');
  });
  return (
    <p class="visually-hidden" role="status">
      {announcement}
    </p>
  );
}
