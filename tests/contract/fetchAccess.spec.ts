import type { IncomingMessage, RequestListener } from 'node:http';
import type { Page } from '@playwright/test';
import type { RequestHeader } from '../../src/core/requestHeader.ts';
import { expect, test } from './harness.ts';
import { Remote } from './remote.ts';

const authorization: RequestHeader = { name: 'Authorization', value: 'Bearer secret' };
const token: RequestHeader = { name: 'X-Token', value: 'secret' };

/** Lets any page send any header and cookies, which is what would betray them. */
function generous(answer: RequestListener): RequestListener {
  return (request, response) => {
    response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*');
    response.setHeader('Access-Control-Allow-Headers', 'authorization, x-token');
    response.setHeader('Access-Control-Allow-Credentials', 'true');
    if (request.method === 'OPTIONS') response.writeHead(204).end();
    else answer(request, response);
  };
}

const serve = generous((_, response) => response.end('the file'));

/** Asks for the whole of a URL with an access for its origin; what came, or why nothing did. */
function get(
  lab: Page,
  url: string,
  headers: readonly RequestHeader[],
  cookies = false,
): Promise<string> {
  return lab.evaluate(
    async ({ url, headers, cookies }) => {
      const access = { origin: new URL(url).origin, headers, cookies };
      const { signal } = new AbortController();
      try {
        const answer = await window.harness.fetchNetwork.get({ url, access, signal });
        return `${await (await answer.blob()).text()} from ${answer.finalUrl}`;
      } catch (caught) {
        return String(caught);
      }
    },
    { url, headers, cookies },
  );
}

/** The GET requests among those that a server saw: what each showed of the access. */
function shown(requests: readonly IncomingMessage[]) {
  return requests
    .filter(({ method }) => method === 'GET')
    .map(({ headers }) => [headers.authorization ?? null, headers['x-token'] ?? null]);
}

/** Runs a test with a server on a further origin, which serves the file to anybody. */
async function withElsewhere(run: (elsewhere: Remote) => Promise<void>): Promise<void> {
  const elsewhere = await Remote.start();
  elsewhere.answer = serve;
  await run(elsewhere).finally(() => elsewhere.close());
}

test('headers go to the origin that they are for', async ({ lab, remote }) => {
  remote.answer = serve;
  expect(await get(lab, remote.url, [authorization, token])).toBe(`the file from ${remote.url}`);
  expect(shown(remote.requests)).toEqual([['Bearer secret', 'secret']]);
});

test('a redirect on the same origin keeps every header', async ({ lab, remote }) => {
  const place = new URL('/moved', remote.url).href;
  remote.answer = generous((request, response) => {
    if (request.url === '/moved') response.end('the file');
    else response.writeHead(302, { Location: '/moved' }).end();
  });
  expect(await get(lab, remote.url, [authorization, token])).toBe(`the file from ${place}`);
  expect(shown(remote.requests).at(-1)).toEqual(['Bearer secret', 'secret']);
});

for (const [what, headers] of [
  ['Authorization', [authorization]],
  ['another header', [token]],
  ['both', [token, authorization]],
] as const) {
  test(`a redirect to another origin does not take along ${what}`, async ({ lab, remote }) => {
    await withElsewhere(async (elsewhere) => {
      // As hosts do whose files are private: without the right to it there is no redirect.
      const wanted = headers.find(({ name }) => name === 'Authorization')?.value;
      remote.answer = generous((request, response) => {
        if (request.headers.authorization !== wanted) response.writeHead(401).end();
        else response.writeHead(302, { Location: elsewhere.url }).end();
      });
      expect(await get(lab, remote.url, headers)).toBe(`the file from ${elsewhere.url}`);
      expect(shown(elsewhere.requests)).toEqual([[null, null]]);
      // Nor do their names, in a preflight.
      const asked = elsewhere.requests.map((request) => {
        return request.headers['access-control-request-headers'] ?? '';
      });
      expect(asked.join()).not.toContain('x-token');
    });
  });
}

test('a way back over another origin brings no header along', async ({ lab, remote }) => {
  await withElsewhere(async (elsewhere) => {
    const place = new URL('/moved', remote.url).href;
    remote.answer = generous((request, response) => {
      if (request.url === '/moved') response.end('the file');
      else response.writeHead(302, { Location: elsewhere.url }).end();
    });
    elsewhere.answer = generous((_, response) =>
      response.writeHead(302, { Location: place }).end(),
    );
    await get(lab, remote.url, [authorization, token]);
    expect(shown(elsewhere.requests)).toEqual([[null, null]]);
  });
});

test('cookies go along only where they are wanted', async ({ lab, remote }) => {
  remote.answer = serve;
  // Ports do not part cookies: the server beside the page has the same.
  await lab.context().addCookies([{ name: 'session', value: '7', url: lab.url() }]);
  await get(lab, remote.url, [token]);
  await get(lab, remote.url, [], true);
  const gets = remote.requests.filter(({ method }) => method === 'GET');
  expect(gets.map(({ headers }) => headers.cookie ?? null)).toEqual([null, 'session=7']);
});
