import { useApp } from './context.ts';
import { Icon } from './Icon.tsx';

/** Asks to install the app; only there while the browser would. */
export function InstallButton() {
  const { model, t } = useApp();
  const install = model.install.value;
  if (install === null) return null;
  return (
    <button type="button" class="button small quiet" onClick={install}>
      <Icon name="install" />
      <span>{t('install.action')}</span>
    </button>
  );
}
