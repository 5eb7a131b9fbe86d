import { describe, expect, it } from 'vitest';
import type { Asked } from '../../../src/core/answer.ts';
import { errorOf } from '../../../src/core/errors.ts';
import type { Network } from '../../../src/engine/ports.ts';
import { Requester } from '../../../src/engine/requester.ts';
import { defaultTimings } from '../../../src/engine/timings.ts';
import { FakeClock } from './fakeClock.ts';

const probe: Asked = { kind: 'range', start: 0, end: Number.POSITIVE_INFINITY };

/** What an ask ends with, and the addresses that went to the network. */
async function askFrom(appUrl: string, url: string): Promise<{ code: string; urls: string[] }> {
  const urls: string[] = [];
  const network: Network = {
    get: async (request) => {
      urls.push(request.url);
      throw new Error('as far as this test goes');
    },
    answersUnreadably: async () => false,
    multiplexes: () => false,
  };
  const ports = { network, clock: new FakeClock(), appUrl };
  const requester = new Requester(ports, defaultTimings, new AbortController().signal);
  const code = await requester.ask(url, probe, null).then(
    () => 'answered',
    (caught: unknown) => errorOf(caught).code,
  );
  return { code, urls };
}

describe('mixed content', () => {
  it.each([
    ['https://app.example/', 'http://files.example/big.iso'],
    ['https://app.example/', 'http://192.0.2.7/big.iso'],
    ['https://app.example/', 'http://localhost.example/big.iso'],
  ])('in %s, %s is refused before any request', async (appUrl, url) => {
    expect(await askFrom(appUrl, url)).toEqual({ code: 'mixed-content', urls: [] });
  });

  it.each([
    ['https://app.example/', 'https://files.example/big.iso'],
    ['https://app.example/', 'http://localhost:8080/big.iso'],
    ['https://app.example/', 'http://127.0.0.1/big.iso'],
    ['https://app.example/', 'http://[::1]/big.iso'],
    ['http://app.example/', 'http://files.example/big.iso'],
  ])('in %s, %s is asked for', async (appUrl, url) => {
    const { code, urls } = await askFrom(appUrl, url);
    expect(code).not.toBe('mixed-content');
    expect(urls).toContain(url);
  });
});
