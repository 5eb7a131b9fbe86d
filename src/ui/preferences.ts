import { type Signal, signal } from '@preact/signals';

export const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

/** What this browser alone remembers of the page, apart from the engine's settings. */
export interface Preferences {
  readonly theme: Signal<Theme>;
  /** BCP 47 tag of a language there is a translation for; null: as the browser prefers. */
  readonly language: Signal<string | null>;
  /** Tell beside the page of downloads that have ended. */
  readonly notify: Signal<boolean>;
  /** Keep the screen awake while something is fetched. */
  readonly keepAwake: Signal<boolean>;
}

/** How they are at first. */
const initially = { theme: 'system', language: null, notify: false, keepAwake: false } as const;

const themeKey = 'holdfast:theme';
const languageKey = 'holdfast:language';
const notifyKey = 'holdfast:notify';
const keepAwakeKey = 'holdfast:keep-awake';
/** What is kept of a preference that is on; one that is off is not kept. */
const on = 'on';

/**
 * The preferences as they were left, kept from now on and in step with other tabs. Where the browser
 * lets the page keep nothing they hold until it is closed.
 */
export function openPreferences(): Preferences {
  const theme = signal<Theme>(themeOf(read(themeKey)));
  const language = signal(read(languageKey));
  theme.subscribe((wanted) => {
    keep(themeKey, wanted === initially.theme ? null : wanted);
    showTheme(wanted);
  });
  language.subscribe((wanted) => keep(languageKey, wanted));
  addEventListener('storage', ({ key, newValue }) => {
    if (key === themeKey || key === null) theme.value = themeOf(newValue);
    if (key === languageKey || key === null) language.value = newValue;
  });
  return { theme, language, notify: openSwitch(notifyKey), keepAwake: openSwitch(keepAwakeKey) };
}

/** Puts every preference back to how it was at first. */
export function resetPreferences({ theme, language, notify, keepAwake }: Preferences): void {
  theme.value = initially.theme;
  language.value = initially.language;
  notify.value = initially.notify;
  keepAwake.value = initially.keepAwake;
}

/** A preference that is on or off, and off at first. */
function openSwitch(name: string): Signal<boolean> {
  const preference = signal(read(name) === on);
  preference.subscribe((wanted) => keep(name, wanted ? on : null));
  addEventListener('storage', ({ key, newValue }) => {
    if (key === name || key === null) preference.value = newValue === on;
  });
  return preference;
}

/** Shows the page in a theme; the style sheet reads the attribute, the browser's own bars the colour. */
function showTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')) {
    const own = meta.dataset['theme'] ?? '';
    if (theme === 'system') meta.media = `(prefers-color-scheme: ${own})`;
    else meta.media = own === theme ? 'all' : 'not all';
  }
}

function themeOf(text: string | null): Theme {
  return themes.find((theme) => theme === text) ?? initially.theme;
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Storage is refused or full: the page says so elsewhere, and a theme is not worth more words.
  }
}
