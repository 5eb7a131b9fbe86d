import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

type AxePage = ConstructorParameters<typeof AxeBuilder>[0]['page'];

/** Expects that axe finds nothing on the page as it stands; `view` names it where it does. */
export async function expectNoViolations(page: Page, view = ''): Promise<void> {
  // The same page: axe's types come from whichever Playwright lies beside it.
  const axe = new AxeBuilder({ page: page as unknown as AxePage });
  // The page has no frames, and so needs no second page to put their results together.
  axe.setLegacyMode();
  const { violations } = await axe.analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    view,
  ).toEqual([]);
}
