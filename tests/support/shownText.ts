import type { Page } from '@playwright/test';

/** Texts that the page shows or has read aloud, without those that are the user's or the server's. */
export function shownTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const data = 'bdi, code, h1, option[lang], textarea, time, .host, [data-phase] .figure';
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      if (element === null || element.closest(data) || !element.checkVisibility()) continue;
      texts.push(node.textContent ?? '');
    }
    for (const name of ['aria-label', 'aria-valuetext', 'title', 'alt', 'placeholder']) {
      for (const element of document.querySelectorAll(`body [${name}]`)) {
        if (element.checkVisibility()) texts.push(element.getAttribute(name) ?? '');
      }
    }
    return texts;
  });
}

/** The innermost elements whose content is wider than they are, by their tag and class. */
export function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = [...document.querySelectorAll('html, body *')].filter(
      (element) =>
        element.clientWidth > 0 &&
        element.scrollWidth > element.clientWidth + 1 &&
        element.checkVisibility() &&
        // The last button's padding reaches beyond the row, so that its word ends where the row does.
        !element.matches('.visually-hidden, .masthead-actions span, .actions'),
    );
    return wide
      .filter((element) => !wide.some((inner) => inner !== element && element.contains(inner)))
      .map(({ tagName, className, textContent }) => `${tagName}.${className}: ${textContent}`);
  });
}
