import { cp, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { en } from '../../src/i18n/en.ts';
import type { Messages } from '../../src/i18n/translate.ts';
import { builtAppFolder } from './app.ts';

/** English between marks and two fifths longer: what is not marked was not translated. */
export const pseudoMessages = Object.fromEntries(
  Object.entries(en).map(([key, message]) => [key, `⟦${message}${paddingFor(message)}⟧`]),
) as Messages;

/** In words about as long as those of a language that is longer than English. */
function paddingFor(message: string): string {
  const shown = message.replaceAll(/\{\w+, (?:plural|select),|[{}]/g, '');
  const padding = 'ŵö'.repeat(Math.ceil(shown.length / 5));
  return padding.length <= 8 ? padding : ` ${padding.match(/.{1,9}/g)?.join(' ')}`;
}

/** Copies the built app to a folder, where its German is the pseudo-language. */
export async function copyWithPseudoLanguage(folder: string): Promise<void> {
  await cp(builtAppFolder, folder, { recursive: true });
  const assets = join(folder, 'assets');
  const german = (await readdir(assets)).filter((name) => /^de-.*\.js$/.test(name));
  if (german.length !== 1) throw new Error(`German is in ${german.length} scripts`);
  await writeFile(
    join(assets, german[0] ?? ''),
    `export const de = ${JSON.stringify(pseudoMessages)};`,
  );
}
