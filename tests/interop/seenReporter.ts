import { writeFileSync } from 'node:fs';
import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { type Seen, seenAttachment } from './seen.ts';
import { renderServersPage, seenPath, serversPagePath } from './serversPage.ts';

/** Gathers what the tests saw, and says which servers were not there. */
export default class SeenReporter implements Reporter {
  readonly #seen: Seen[] = [];
  readonly #missing = new Set<string>();

  onTestEnd({ annotations }: TestCase, { attachments }: TestResult): void {
    for (const { name, body } of attachments) {
      if (name === seenAttachment && body) this.#seen.push(JSON.parse(body.toString()) as Seen);
    }
    for (const { type, description } of annotations) {
      if (type === 'skip' && description) this.#missing.add(description);
    }
  }

  onEnd({ status }: FullResult): void {
    for (const reason of this.#missing) console.log(`Not tested: ${reason}.`);
    if (process.env['HOLDFAST_INTEROP_DOCS'] !== '1') return;
    if (status !== 'passed' || this.#missing.size > 0) {
      console.log('docs/servers.md stays as it is: it shows a whole run in which all passed.');
      return;
    }
    writeFileSync(seenPath, `${JSON.stringify(this.#seen, null, 2)}\n`);
    writeFileSync(serversPagePath, renderServersPage(this.#seen));
    console.log('Written: docs/servers.md');
  }
}
