import { IntlMessageFormat } from 'intl-messageformat';
import type { en } from './en.ts';

export type MessageKey = keyof typeof en;
export type Messages = Readonly<Record<MessageKey, string>>;

/** What stands in braces, up to a comma; the texts of plural and select branches are told by their spaces. */
type ArgumentNames<Text extends string> = Text extends `${string}{${infer Inside}}${infer Rest}`
  ? ArgumentName<Inside> | ArgumentNames<Rest>
  : never;
type ArgumentName<Inside extends string> = Inside extends `${infer Name},${string}`
  ? Name
  : Inside extends `${string}${' ' | '#'}${string}`
    ? never
    : Inside;

type Values<Key extends MessageKey> = Readonly<
  Record<ArgumentNames<(typeof en)[Key]>, string | number>
>;

/** Gives the text of a message in the page's language. Arguments are checked by the compiler. */
export type Translate = <Key extends MessageKey>(
  key: Key,
  ...values: ArgumentNames<(typeof en)[Key]> extends never ? [] : [Values<Key>]
) => string;

/** A `Translate` over one language's messages; `tag` is the BCP 47 tag that its plurals go by. */
export function createTranslate(messages: Messages, tag: string): Translate {
  // Parsing a message costs more than formatting it, and rows format five times a second.
  const parsed = new Map<MessageKey, IntlMessageFormat>();
  return (key, ...values) => {
    let message = parsed.get(key);
    if (message === undefined) {
      message = new IntlMessageFormat(messages[key], tag, undefined, { ignoreTag: true });
      parsed.set(key, message);
    }
    return message.format<string>(values[0]) as string;
  };
}
