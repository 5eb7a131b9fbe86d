import { expect, it } from 'vitest';
import type { Access } from '../../../src/core/access.ts';
import type { NetworkRequest } from '../../../src/engine/ports.ts';
import { withAccess } from '../../../src/engine/withAccess.ts';

it('shows an access to its own origin only, and as it is by then', async () => {
  const sent: NetworkRequest[] = [];
  let access: Access | null = null;
  const network = withAccess(
    {
      get: async (request) => {
        sent.push(request);
        throw new Error('nobody there');
      },
      answersUnreadably: async () => false,
      multiplexes: () => false,
    },
    () => access,
  );
  const { signal } = new AbortController();
  const ask = (url: string) => network.get({ url, signal }).catch(() => undefined);
  await ask('https://a.example/file');
  access = { origin: 'https://a.example', headers: [], cookies: true };
  await ask('https://a.example/file');
  await ask('https://a.example:8443/file');
  await ask('http://a.example/file');
  await ask('https://a.example.evil.example/file');
  expect(sent.map((request) => request.access)).toEqual([
    undefined,
    access,
    undefined,
    undefined,
    undefined,
  ]);
});
