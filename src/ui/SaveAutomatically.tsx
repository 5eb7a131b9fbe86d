import { useApp } from './context.ts';
import { useCommand } from './useCommand.ts';

/** Whether a file is handed over as soon as it is complete and no digest contradicts it. */
export function SaveAutomatically() {
  const { model, t } = useApp();
  const { send } = useCommand();
  const { saveAutomatically } = model.settings.value;
  return (
    <label class="switch">
      <span>{t('list.saveAutomatically')}</span>
      <input
        type="checkbox"
        checked={saveAutomatically}
        onChange={async ({ currentTarget: input }) => {
          const wanted = input.checked;
          const done = await send({ type: 'configure', settings: { saveAutomatically: wanted } });
          if (!done) input.checked = !wanted;
        }}
      />
    </label>
  );
}
