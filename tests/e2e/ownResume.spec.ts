import { sha256OfFile } from '../support/fixtureFile.ts';
import { expect, test } from '../support/test.ts';

const bytesPerSecond = 16 * 1024 * 1024;

// Firefox waits for the user to try again, in a window that no page and no test can reach.
test('a browser’s own download from our server goes on where its line broke @only-chromium @full', async ({
  openApp,
  openBrowser,
  files,
}) => {
  const app = await openApp({ bytesPerSecond });
  const browser = await openBrowser();
  const { medium } = files;
  const path = app.filePath(medium.name);
  const page = await browser.newPage();
  await page.goto(app.fileUrl(''));
  await page.getByRole('link', { name: medium.name, exact: true }).click();
  await app.line.untilPassed(path, medium.sizeBytes / 2);
  app.line.drop();

  expect(await sha256OfFile(await browser.savedFile(medium.name))).toBe(medium.sha256);
  const [whole, rest, ...others] = app.line.requestsFor(path);
  expect(whole?.range).toBeNull();
  expect(rest?.askedStart).toBeGreaterThan(medium.sizeBytes / 4);
  expect(rest?.status).toBe(206);
  expect(others).toEqual([]);
});
