import type { Settings } from '../engine.ts';
import { languageNames } from '../i18n/language.ts';
import { type Preferences, themes } from './preferences.ts';

const marker = 'holdfast-settings';

/** What a file of settings says. Where it says nothing of one, that stays as it is. */
export interface SettingsFile {
  /** As the file has them: the engine holds each to its bounds. */
  readonly settings: Partial<Settings>;
  /** Puts the preferences in force. Notifications are left alone: each browser asks for itself. */
  apply(preferences: Preferences): void;
}

/** The text of a file that holds all settings, and how this browser shows the page. */
export function writeSettingsFile(settings: Settings, preferences: Preferences): string {
  const { theme, language, keepAwake } = preferences;
  const page = { theme: theme.peek(), language: language.peek(), keepAwake: keepAwake.peek() };
  return `${JSON.stringify({ format: marker, settings, page }, null, 2)}\n`;
}

/** What a text says; null where it is no file of settings. */
export function readSettingsFile(text: string): SettingsFile | null {
  const file = parse(text);
  if (!isObject(file) || file['format'] !== marker || !isObject(file['settings'])) return null;
  const page = isObject(file['page']) ? file['page'] : {};
  return {
    settings: file['settings'],
    apply({ theme, language, keepAwake }) {
      theme.value = themes.find((one) => one === page['theme']) ?? theme.value;
      if (page['language'] === null) language.value = null;
      language.value =
        languageNames.find(({ tag }) => tag === page['language'])?.tag ?? language.value;
      if (typeof page['keepAwake'] === 'boolean') keepAwake.value = page['keepAwake'];
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
