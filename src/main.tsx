import { signal } from '@preact/signals';
import { parsePageAddress, recipeLink } from './core/pageAddress.ts';
import { parseShortcut } from './core/shortcut.ts';
import { defaultSettings, openEngine } from './engine.ts';
import { showBadge } from './platform/appBadge.ts';
import { presentConditions, requestPersistence, watchConditions } from './platform/conditions.ts';
import { findSample } from './platform/findSample.ts';
import { installsByMenu, watchInstallOffer } from './platform/installation.ts';
import { watchLaunches } from './platform/launches.ts';
import { askToNotify, notificationAnswer, notify } from './platform/notifications.ts';
import { offerBlob } from './platform/offerBlob.ts';
import { createFilePicker } from './platform/pickFile.ts';
import { registerServiceWorker } from './platform/registerServiceWorker.ts';
import { storageUse } from './platform/storageUse.ts';
import { createWakeLock } from './platform/wakeLock.ts';
import { createLiveList } from './ui/liveList.ts';
import type { AppModel, Launch, Sample } from './ui/model.ts';
import { mountApp } from './ui/mountApp.tsx';

const appUrl = new URL('./', location.href).href;
const engine = openEngine();
const pickFile = createFilePicker();
const conditions = signal(presentConditions());
const update = signal<AppModel['update']['value']>(null);
const launched = signal(launchOf(location.search, []));
const install = signal<null | (() => void)>(null);
const sample = signal<Sample | null>(null);

watchInstallOffer((offer) => {
  install.value = offer;
});
// What it asks for is done once, not again at a reload.
if (launched.value.shortcut !== null) history.replaceState(null, '', appUrl);
watchLaunches((search, files) => {
  launched.value = launchOf(search, files);
});

function launchOf(search: string, files: readonly File[]): Launch {
  return {
    form: parsePageAddress(search, location.origin),
    files,
    shortcut: parseShortcut(search),
  };
}

const model: AppModel = {
  ...createLiveList(engine),
  defaultSettings,
  conditions,
  update,
  whatsNew: async () => {
    const [{ whatsNew }, running] = await Promise.all([
      import('./platform/whatsNew.ts'),
      import('../CHANGELOG.md?raw'),
    ]);
    return whatsNew(appUrl, running.default);
  },
  sample,
  launched,
  install,
  installsByMenu: installsByMenu(),
  device: {
    showBadge,
    notificationAnswer,
    askToNotify,
    notify,
    keepAwake: createWakeLock(),
  },
  recipeLink: (recipe) => recipeLink(appUrl, recipe),
  send: (command) => engine.send(command),
  save: (url) => engine.save(url, { anyway: true }),
  saveAs:
    pickFile &&
    (async (url, name, onWritten) => {
      const picked = await pickFile(name);
      if (picked === null) return null;
      if ('code' in picked) return { ok: false, error: picked };
      return engine.saveTo(url, picked, { anyway: true, onWritten });
    }),
  async requestPersistence() {
    const persistent = await requestPersistence();
    conditions.value = { ...conditions.value, persistent };
  },
  storageUse,
  saveText: (text, name) => offerBlob(new Blob([text], { type: 'application/json' }), name),
};

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');
await mountApp(root, model, navigator.languages);

watchConditions((news) => {
  conditions.value = { ...conditions.value, ...news };
});
registerServiceWorker((apply) => {
  update.value = async () => {
    // Where no engine answers, nothing is in hand either.
    await engine.send({ type: 'lay-down' });
    apply();
  };
});
sample.value = await findSample(appUrl);
