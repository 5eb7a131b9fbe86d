import { type Signal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../i18n/language.ts';
import type { AppModel } from './model.ts';
import type { Preferences } from './preferences.ts';
import { createRemovals, type Removals } from './removals.ts';
import { createSelection, type Selection } from './selection.ts';
import { createWritings, type Writings } from './writings.ts';

/** What a dialog is open for: something about one download, the settings, or what is stored. */
type Question =
  | {
      readonly kind: 'save-anyway' | 'update-link' | 'checksum' | 'rename' | 'headers';
      readonly url: string;
    }
  | { readonly kind: 'settings' | 'storage' };

/** What every component may reach for. */
export interface AppContextValue {
  /** Its lists are without what was removed and may still come back. */
  readonly model: AppModel;
  readonly preferences: Preferences;
  readonly t: Language['t'];
  readonly format: Language['format'];
  readonly removals: Removals;
  readonly selection: Selection;
  /** Null where the browser lets no page choose a place to write to. */
  readonly writings: Writings | null;
  /** The question that is open, if any. Its dialog stands outside the list. */
  readonly question: Signal<Question | null>;
  /** URL of the download that is to be brought into view, whatever the list shows now. */
  readonly sought: Signal<string | null>;
  /** What is said to those who listen rather than look, politely. */
  readonly announcement: Signal<string>;
}

export const AppContext = createContext<AppContextValue | null>(null);

/** The context of one mounted interface, in its first language. */
export function createAppContext(
  model: AppModel,
  preferences: Preferences,
  { t, format }: Language,
): AppContextValue {
  const removals = createRemovals(model);
  return {
    model: {
      ...model,
      urls: removals.without(model.urls),
      queue: removals.without(model.queue),
    },
    preferences,
    t,
    format,
    removals,
    selection: createSelection(),
    writings: createWritings(model),
    question: signal(null),
    sought: signal(null),
    announcement: signal(''),
  };
}

/** The context that `mountApp` provides. */
export function useApp(): AppContextValue {
  const context = useContext(AppContext);
  if (context === null) throw new Error('A component was rendered outside mountApp');
  return context;
}
