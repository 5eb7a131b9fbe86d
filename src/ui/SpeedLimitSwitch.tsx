import { useApp } from './context.ts';
import { useCommand } from './useCommand.ts';

/** Lifts the speed limit of all downloads for now, and puts it back, where one is set. */
export function SpeedLimitSwitch() {
  const { model, t, format } = useApp();
  const { send } = useCommand();
  const { speedLimit, speedLimitOn } = model.settings.value;
  if (speedLimit === null) return null;
  return (
    <label class="switch">
      <span>{t('list.speedLimit', { speed: format.speed(speedLimit) })}</span>
      <input
        type="checkbox"
        checked={speedLimitOn}
        onChange={async ({ currentTarget: input }) => {
          const wanted = input.checked;
          if (!(await send({ type: 'configure', settings: { speedLimitOn: wanted } }))) {
            input.checked = !wanted;
          }
        }}
      />
    </label>
  );
}
