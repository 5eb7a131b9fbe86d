import { signal } from '@preact/signals';
import { defaultSettings } from './core/download.ts';
import { errorOf, Failure } from './core/errors.ts';
import { parsePageAddress, recipeLink } from './core/pageAddress.ts';
import type { ChannelMessage } from './core/protocol.ts';
import { parseShortcut } from './core/shortcut.ts';
import workerUrl from './engine.worker.ts?worker&url';
import { showBadge } from './platform/appBadge.ts';
import { appScope } from './platform/appScope.ts';
import { CloseWarning } from './platform/closeWarning.ts';
import { presentConditions, requestPersistence, watchConditions } from './platform/conditions.ts';
import { EngineLink } from './platform/engineLink.ts';
import { findSample } from './platform/findSample.ts';
import { installsByMenu, watchInstallOffer } from './platform/installation.ts';
import { watchLaunches } from './platform/launches.ts';
import { askToNotify, notificationAnswer, notify } from './platform/notifications.ts';
import { offerBlob } from './platform/offerBlob.ts';
import { registerServiceWorker } from './platform/registerServiceWorker.ts';
import { saveFile } from './platform/saveFile.ts';
import { scriptUrl } from './platform/scriptUrl.ts';
import { storageUse } from './platform/storageUse.ts';
import { createWakeLock } from './platform/wakeLock.ts';
import { createLiveList } from './ui/liveList.ts';
import type { AppModel, EngineState, Launch, Sample } from './ui/model.ts';
import { mountApp } from './ui/mountApp.tsx';

const appUrl = new URL('./', location.href).href;
const scope = appScope(appUrl);
const list = createLiveList(defaultSettings);
const engine = signal<EngineState>('joining');
const isOwner = signal(false);
const conditions = signal(presentConditions());
const update = signal<null | (() => void)>(null);
const launched = signal(launchOf(location.search, []));
const install = signal<null | (() => void)>(null);
const sample = signal<Sample | null>(null);
const closeWarning = new CloseWarning();

const link = new EngineLink(
  { scope, appUrl },
  (name) => new Worker(scriptUrl(workerUrl), { type: 'module', name }),
  {
    onMessage: (message) => {
      list.hear(message);
      if (message.kind === 'save' && message.page === link.page) void handOver(message);
    },
    onOwner: (owns) => {
      isOwner.value = owns;
    },
    onState: (state) => {
      engine.value = state;
    },
  },
);

watchInstallOffer((offer) => {
  install.value = offer;
});
// What it asks for is done once, not again at a reload.
if (launched.value.shortcut !== null) history.replaceState(null, '', appUrl);
watchLaunches((search, files) => {
  launched.value = launchOf(search, files);
});

function launchOf(search: string, files: readonly File[]): Launch {
  return { form: parsePageAddress(search), files, shortcut: parseShortcut(search) };
}

/** Gives a finished file to the browser to save, and tells the engine how that went. */
async function handOver(file: ChannelMessage & { kind: 'save' }): Promise<void> {
  const { url, revision } = file;
  try {
    closeWarning.holdFor(await saveFile({ ...file, scope }));
    await link.send({ type: 'handed-over', url, revision });
  } catch (caught) {
    await link.send({ type: 'not-saved', url, error: errorOf(caught) });
  }
}

const model: AppModel = {
  urls: list.urls,
  queue: list.queue,
  download: list.download,
  settings: list.settings,
  defaultSettings,
  engine,
  isOwner,
  conditions,
  update,
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
  send: (command) => link.send(command),
  async save(url) {
    const result = await link.send({ type: 'save', url, page: link.page, anyway: true });
    if (!result.ok) throw new Failure({ code: 'save-refused' });
  },
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

link.open();
watchConditions((news) => {
  conditions.value = { ...conditions.value, ...news };
});
registerServiceWorker((apply) => {
  update.value = apply;
});
sample.value = await findSample(appUrl);
