import type { DownloadSnapshot } from '../engine.ts';
import { useApp } from './context.ts';
import { ErrorText } from './ErrorText.tsx';
import { SpeedLimitField } from './SpeedLimitField.tsx';
import { useCommand } from './useCommand.ts';

/** The speed limit of one download, beside the one of all together. */
export function OwnSpeedLimit({ download }: { readonly download: DownloadSnapshot }) {
  const { t } = useApp();
  const { send, fault } = useCommand();
  const { url, speedLimit } = download;
  return (
    <>
      <SpeedLimitField
        label={t('settings.speedLimit')}
        hint={t('details.speedLimit.hint')}
        speedLimit={speedLimit}
        onChange={(limit) => send({ type: 'limit-speed', url, speedLimit: limit })}
      />
      <ErrorText fault={fault.value} />
    </>
  );
}
