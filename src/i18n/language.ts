import { en } from './en.ts';
import { createFormat, type Format } from './format.ts';
import { createTranslate, type Messages, type Translate } from './translate.ts';

/** A language that the interface can speak, ready to use. */
export interface Language {
  /** BCP 47 tag for `<html lang>`. */
  readonly tag: string;
  readonly direction: 'ltr' | 'rtl';
  readonly t: Translate;
  readonly format: Format;
}

interface Translation {
  readonly tag: string;
  /** What its speakers call it. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  load(): Promise<Messages>;
}

/** The first is what everyone else gets; its messages come with the page, the others when needed. */
const translations: readonly [Translation, ...Translation[]] = [
  { tag: 'en', name: 'English', direction: 'ltr', load: async () => en },
  {
    tag: 'zh-Hans',
    name: '简体中文',
    direction: 'ltr',
    load: async () => (await import('./zh-Hans.ts')).zhHans,
  },
  {
    tag: 'es',
    name: 'Español',
    direction: 'ltr',
    load: async () => (await import('./es.ts')).es,
  },
  {
    tag: 'fr',
    name: 'Français',
    direction: 'ltr',
    load: async () => (await import('./fr.ts')).fr,
  },
  {
    tag: 'de',
    name: 'Deutsch',
    direction: 'ltr',
    load: async () => (await import('./de.ts')).de,
  },
  {
    tag: 'ja',
    name: '日本語',
    direction: 'ltr',
    load: async () => (await import('./ja.ts')).ja,
  },
  {
    tag: 'ar',
    name: 'العربية',
    direction: 'rtl',
    load: async () => (await import('./ar.ts')).ar,
  },
];

/** The languages that can be chosen, each by its own name. */
export const languageNames: readonly Pick<Translation, 'tag' | 'name'>[] = translations;

/**
 * The first of the reader's preferred languages (BCP 47 tags, `navigator.languages`) that there is a
 * translation for, else English. Never rejects: a language that cannot be loaded is passed over.
 */
export async function loadLanguage(preferred: readonly string[]): Promise<Language> {
  for (const tag of preferred) {
    const translation = translations.find((each) => isSameLanguage(each.tag, tag));
    if (translation === undefined) continue;
    const messages = await translation.load().catch(() => null);
    if (messages !== null) return language(translation, messages, tag);
  }
  return language(translations[0], en, 'en');
}

function language({ tag, direction }: Translation, messages: Messages, wanted: string): Language {
  // Figures go by the reader's own region: en-GB and en-US write dates differently.
  return { tag, direction, t: createTranslate(messages, tag), format: createFormat(wanted) };
}

/** Same language in the same script: zh-CN and zh-SG read zh-Hans, zh-TW does not. */
function isSameLanguage(one: string, other: string): boolean {
  try {
    const [a, b] = [new Intl.Locale(one).maximize(), new Intl.Locale(other).maximize()];
    return a.language === b.language && a.script === b.script;
  } catch {
    return false;
  }
}
