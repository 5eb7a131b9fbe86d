import { expect, test } from './harness.ts';

// One more than one, two and three levels of eights.
for (const count of [0, 1, 8, 9, 65, 513]) {
  test(`joins ${count} parts in their order`, async ({ lab }) => {
    const joined = await lab.evaluate((given) => window.harness.joinNumbers(given), count);
    const text = Array.from({ length: count }, (_, number) => `${number} `).join('');
    expect(joined).toEqual({ text, type: 'text/numbers', sizeBytes: text.length });
  });
}
