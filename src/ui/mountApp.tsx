import { render } from 'preact';
import { type Language, loadLanguage } from '../i18n/language.ts';
import { App } from './App.tsx';
import { AppContext, type AppContextValue, createAppContext } from './context.ts';
import type { AppModel } from './model.ts';
import { openPreferences } from './preferences.ts';

/**
 * Shows the interface in `root` and keeps it true to the model from then on, in the theme and the
 * language that were chosen, else in the first of `browserLanguages` (BCP 47 tags) that there is.
 */
export async function mountApp(
  root: HTMLElement,
  model: AppModel,
  browserLanguages: readonly string[],
): Promise<void> {
  // Before the first await: the theme stands when the page is painted.
  const preferences = openPreferences();
  const load = (chosen: string | null) =>
    loadLanguage(chosen === null ? browserLanguages : [chosen, ...browserLanguages]);

  let chosen = preferences.language.value;
  const first = await load(chosen);
  let context = createAppContext(model, preferences, first);
  const show = ({ tag, direction, t, format }: Language): void => {
    document.documentElement.lang = tag;
    document.documentElement.dir = direction;
    context = { ...context, t, format };
    render(<Mounted context={context} />, root);
  };
  show(first);

  preferences.language.subscribe(async (wanted) => {
    if (wanted === chosen) return;
    chosen = wanted;
    const language = await load(wanted);
    // Another may have been chosen while this one was loading.
    if (chosen === wanted) show(language);
  });
}

function Mounted({ context }: { readonly context: AppContextValue }) {
  return (
    <AppContext.Provider value={context}>
      <App />
    </AppContext.Provider>
  );
}
