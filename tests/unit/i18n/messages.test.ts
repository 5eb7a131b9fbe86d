import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { ar } from '../../../src/i18n/ar.ts';
import { de } from '../../../src/i18n/de.ts';
import { en } from '../../../src/i18n/en.ts';
import { es } from '../../../src/i18n/es.ts';
import { fr } from '../../../src/i18n/fr.ts';
import { ja } from '../../../src/i18n/ja.ts';
import type { MessageKey, Messages } from '../../../src/i18n/translate.ts';
import { zhHans } from '../../../src/i18n/zh-Hans.ts';

const languages: Readonly<Record<string, Messages>> = {
  en,
  'zh-Hans': zhHans,
  es,
  fr,
  de,
  ja,
  ar,
};
const keys = Object.keys(en) as MessageKey[];

describe('messages', () => {
  it.each(Object.keys(languages))('%s has the same keys as English, none empty', (tag) => {
    const messages = languages[tag] as Messages;
    expect(Object.keys(messages)).toEqual(keys);
    expect(Object.values(messages).filter((message) => message.trim() === '')).toEqual([]);
  });

  it.each(keys)('%s parses and takes the same arguments in every language', (key) => {
    const wanted = argumentsOf(en[key], 'en');
    for (const [tag, messages] of Object.entries(languages)) {
      expect(argumentsOf(messages[key], tag), tag).toEqual(wanted);
    }
  });

  it('are all used by the interface', () => {
    const sources = sourceOf('ui');
    // `t(`phase.${…}`)` uses every key that begins so.
    const prefixes = [...sources.matchAll(/`([\w.]+\.)\$\{/g)].map(([, prefix]) => prefix ?? '');
    const unused = keys.filter(
      (key) => !sources.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });
});

/** Names of a message's arguments, with the branches that a select must have. */
function argumentsOf(message: string, tag: string): readonly string[] {
  const found = new Set<string>();
  const visit = (elements: readonly unknown[]): void => {
    for (const element of elements as readonly Element[]) {
      if (element.type === literal || element.type === pound) continue;
      const branches = element.type === select ? Object.keys(element.options ?? {}).sort() : [];
      found.add([element.value, ...branches].join(' '));
      for (const { value } of Object.values(element.options ?? {})) visit(value);
    }
  };
  visit(new IntlMessageFormat(message, tag, undefined, { ignoreTag: true }).getAst());
  return [...found].sort();
}

interface Element {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly unknown[] }>>;
}

/** Kinds of elements, as @formatjs/icu-messageformat-parser numbers them. */
const literal = 0;
const select = 5;
const pound = 7;

function sourceOf(folder: string): string {
  const root = new URL(`../../../src/${folder}/`, import.meta.url);
  return readdirSync(root)
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(new URL(name, root), 'utf8'))
    .join('\n');
}
