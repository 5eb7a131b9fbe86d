import { Announcer } from './Announcer.tsx';
import { useApp } from './context.ts';
import { Dialogs } from './Dialogs.tsx';
import { DownloadList } from './DownloadList.tsx';
import { Icon } from './Icon.tsx';
import { InstallButton } from './InstallButton.tsx';
import { Mark } from './Mark.tsx';
import { Notices } from './Notices.tsx';
import { StartForm } from './StartForm.tsx';
import { UndoToast } from './UndoToast.tsx';
import { UpdateOffer } from './UpdateOffer.tsx';
import { useDeviceSigns } from './useDeviceSigns.ts';
import { usePageTitle } from './usePageTitle.ts';
import { usePauseAllShortcut } from './usePauseAllShortcut.ts';

/** The whole page: one column, the form above the list. */
export function App() {
  const { t, question } = useApp();
  usePageTitle();
  useDeviceSigns();
  usePauseAllShortcut();
  return (
    <>
      <div class="page">
        <header class="masthead">
          <Mark />
          <div>
            <h1>Holdfast</h1>
            <p>{t('app.tagline')}</p>
          </div>
          <div class="masthead-actions">
            <InstallButton />
            <button
              type="button"
              class="button small quiet"
              onClick={() => {
                question.value = { kind: 'settings' };
              }}
            >
              <Icon name="settings" />
              <span>{t('settings.heading')}</span>
            </button>
          </div>
        </header>
        <main>
          <Notices />
          <StartForm />
          <DownloadList />
        </main>
      </div>
      <aside class="toasts">
        <UndoToast />
        <UpdateOffer />
      </aside>
      <Dialogs />
      <Announcer />
    </>
  );
}
