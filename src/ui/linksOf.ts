import { linksInText } from './linksInText.ts';
import type { InitialForm } from './model.ts';

/** The links that an address of the page gives, else those in a text that was shared. */
export function linksOf({ links, text }: InitialForm): readonly string[] {
  return links === '' ? linksInText(text) : links.split('\n');
}
