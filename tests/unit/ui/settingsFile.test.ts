import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../src/core/download.ts';
import type { Preferences } from '../../../src/ui/preferences.ts';
import { readSettingsFile, writeSettingsFile } from '../../../src/ui/settingsFile.ts';

const settings: Settings = {
  saveAutomatically: false,
  freeOnceSaved: true,
  downloadsAtATime: 2,
  connections: 4,
  speedLimit: 1_000_000,
  speedLimitOn: false,
  dailyWindow: { startMinute: 1380, endMinute: 420 },
  dailyWindowOn: true,
};
const preferences = (): Preferences => ({
  theme: signal('system'),
  language: signal(null),
  notify: signal(false),
  keepAwake: signal(false),
});

/** The preferences after a file that says this of the page, from `before`. */
function applied(page: unknown, before = preferences()) {
  const text = JSON.stringify({ format: 'holdfast-settings', settings, page });
  readSettingsFile(text)?.apply(before);
  return {
    theme: before.theme.value,
    language: before.language.value,
    notify: before.notify.value,
    keepAwake: before.keepAwake.value,
  };
}

describe('a file of settings', () => {
  it('brings back what was written', () => {
    const dark = { ...preferences(), theme: signal('dark' as const), language: signal('ar') };
    const file = readSettingsFile(writeSettingsFile(settings, dark));
    expect(file?.settings).toEqual(settings);
    const after = preferences();
    file?.apply(after);
    expect([after.theme.value, after.language.value]).toEqual(['dark', 'ar']);
  });

  it.each(['', 'null', '[]', '{', '{"settings":{}}', '{"format":"holdfast-settings"}'])(
    'is not %j',
    (text) => {
      expect(readSettingsFile(text)).toBeNull();
    },
  );

  it('changes nothing of the page that it does not say, or not rightly', () => {
    const french = () => ({ ...preferences(), language: signal('fr'), keepAwake: signal(true) });
    const same = { theme: 'system', language: 'fr', notify: false, keepAwake: true };
    expect(applied(undefined, french())).toEqual(same);
    expect(applied({ theme: 'pink', language: 'xx', keepAwake: 1 }, french())).toEqual(same);
    expect(applied({ language: null }, french())).toEqual({ ...same, language: null });
  });

  it('never switches notifications on', () => {
    expect(applied({ notify: true }).notify).toBe(false);
  });
});
