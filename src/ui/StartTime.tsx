import { useApp } from './context.ts';
import { ErrorText } from './ErrorText.tsx';
import { useCommand } from './useCommand.ts';

interface Props {
  readonly url: string;
  /** In milliseconds since 1970. */
  readonly startAtMs: number;
}

/** When a download starts that may not start yet, with a way not to wait for it. */
export function StartTime({ url, startAtMs }: Props) {
  const { t, format } = useApp();
  const { send, fault } = useCommand();
  return (
    <div class="note">
      <p>
        {t('row.startsAt', { moment: format.moments(startAtMs, startAtMs, Date.now()) })}{' '}
        <button
          type="button"
          class="inline-button"
          onClick={() => void send({ type: 'start-now', url })}
        >
          {t('row.startNow')}
        </button>
      </p>
      <ErrorText fault={fault.value} />
    </div>
  );
}
