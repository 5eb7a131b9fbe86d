import { expect, test } from './harness.ts';

const cors = { 'Access-Control-Allow-Origin': '*' };

test('asks for the range it is given, and without one for the whole file', async ({
  lab,
  remote,
}) => {
  remote.answer = (request, response) => {
    const { range } = request.headers;
    response.writeHead(range === undefined ? 200 : 206, {
      ...cors,
      'Content-Type': 'application/x-test',
      'X-Hidden': 'yes',
      'Content-Range': 'bytes 2-4/5',
    });
    response.end(range === undefined ? 'abcde' : 'cde');
  };
  const seen = await lab.evaluate(async (url) => {
    const { signal } = new AbortController();
    const read = async (request: { range?: string }) => {
      const answer = await window.harness.fetchNetwork.get({ url, signal, ...request });
      const text: string[] = [];
      for await (const part of answer.body) text.push(new TextDecoder().decode(part));
      return {
        status: answer.status,
        type: answer.header('content-type'),
        hidden: answer.header('content-range'),
        absent: answer.header('x-absent'),
        finalUrl: answer.finalUrl === url,
        text: text.join(''),
      };
    };
    return [await read({ range: 'bytes=2-4' }), await read({ range: 'bytes=2-' }), await read({})];
  }, remote.url);
  const told = { type: 'application/x-test', hidden: null, absent: null, finalUrl: true };
  expect(seen).toEqual([
    { status: 206, text: 'cde', ...told },
    { status: 206, text: 'cde', ...told },
    { status: 200, text: 'abcde', ...told },
  ]);
  // No preflight: that would be an OPTIONS request before each of them.
  expect(remote.requests.map(({ method, headers }) => [method, headers.range])).toEqual([
    ['GET', 'bytes=2-4'],
    ['GET', 'bytes=2-'],
    ['GET', undefined],
  ]);
  for (const { headers } of remote.requests) {
    expect(headers.referer).toBeUndefined();
    expect(headers.cookie).toBeUndefined();
    expect(headers['if-range']).toBeUndefined();
  }
});

test('tells where no header can be hidden', async ({ lab, remote }) => {
  remote.answer = (_, response) => response.writeHead(200, cors).end();
  const isOpen = await lab.evaluate(async (url) => {
    const { signal } = new AbortController();
    const { fetchNetwork } = window.harness;
    const own = await fetchNetwork.get({ url: location.href, signal });
    const other = await fetchNetwork.get({ url, signal });
    return { own: own.isOpen, other: other.isOpen };
  }, remote.url);
  expect(isOpen).toEqual({ own: true, other: false });
});

test('never takes bytes from the cache', async ({ lab, remote }) => {
  remote.answer = (_, response) => {
    const cacheable = { 'Cache-Control': 'max-age=3600, immutable', ETag: '"a"' };
    response.writeHead(200, { ...cors, ...cacheable });
    response.end(`answer ${remote.requests.length}`);
  };
  const texts = await lab.evaluate(async (url) => {
    const { signal } = new AbortController();
    const read = async () => {
      let text = '';
      const { body } = await window.harness.fetchNetwork.get({ url, signal });
      for await (const part of body) text += new TextDecoder().decode(part);
      return text;
    };
    return [await read(), await read(), await read()];
  }, remote.url);
  expect(texts).toEqual(['answer 1', 'answer 2', 'answer 3']);
});

test('follows redirects and tells where they ended', async ({ lab, remote }) => {
  remote.answer = (request, response) => {
    if (request.url === '/moved') response.writeHead(200, cors).end('here');
    else response.writeHead(302, { ...cors, Location: '/moved' }).end();
  };
  const finalUrl = await lab.evaluate(async (url) => {
    const { signal } = new AbortController();
    const answer = await window.harness.fetchNetwork.get({ url, signal, range: 'bytes=0-' });
    return answer.finalUrl;
  }, remote.url);
  expect(finalUrl).toBe(new URL('/moved', remote.url).href);
  expect(remote.requests.map(({ headers }) => headers.range)).toEqual(['bytes=0-', 'bytes=0-']);
});

test('an abort before the head rejects with its reason', async ({ lab, remote }) => {
  const asked = new Promise<void>((resolve) => {
    remote.answer = () => resolve();
  });
  const rejection = lab.evaluate(async (url) => {
    const controller = new AbortController();
    const reason = { word: 'paused' };
    addEventListener('abort-now', () => controller.abort(reason), { once: true });
    try {
      await window.harness.fetchNetwork.get({ url, signal: controller.signal });
      return 'resolved';
    } catch (caught) {
      return caught === reason ? 'with its reason' : String(caught);
    }
  }, remote.url);
  await asked;
  await lab.evaluate(() => dispatchEvent(new Event('abort-now')));
  expect(await rejection).toBe('with its reason');
});

test('an abort in the body throws its reason and ends the connection', async ({ lab, remote }) => {
  const closed = new Promise<void>((resolve) => {
    remote.answer = (_, response) => {
      response.on('close', resolve);
      response.writeHead(206, { ...cors, 'Content-Length': '1000' }).write('some');
    };
  });
  const seen = await lab.evaluate(async (url) => {
    const controller = new AbortController();
    const reason = { word: 'paused' };
    const { body } = await window.harness.fetchNetwork.get({ url, signal: controller.signal });
    let text = '';
    try {
      for await (const part of body) {
        text += new TextDecoder().decode(part);
        controller.abort(reason);
      }
      return { text, ended: 'cleanly' };
    } catch (caught) {
      return { text, ended: caught === reason ? 'with its reason' : String(caught) };
    }
  }, remote.url);
  expect(seen).toEqual({ text: 'some', ended: 'with its reason' });
  await closed;
});

test('a body that is left early ends the connection', async ({ lab, remote }) => {
  const closed = new Promise<boolean>((resolve) => {
    remote.answer = (_, response) => {
      response.on('close', () => resolve(response.writableFinished));
      response.writeHead(206, { ...cors, 'Content-Length': '1000' }).write('some');
    };
  });
  const text = await lab.evaluate(async (url) => {
    const { signal } = new AbortController();
    const { body } = await window.harness.fetchNetwork.get({ url, signal });
    for await (const part of body) return new TextDecoder().decode(part);
    return null;
  }, remote.url);
  expect(text).toBe('some');
  expect(await closed).toBe(false);
});

test('a body that is cut ends with unreachable', async ({ lab, remote }) => {
  remote.answer = (_, response) => {
    response.writeHead(206, { ...cors, 'Content-Length': '1000' }).write('some', () => {
      response.destroy();
    });
  };
  const error = await lab.evaluate(async (url) => {
    const { signal } = new AbortController();
    const { fetchNetwork, errorOf } = window.harness;
    return errorOf(
      fetchNetwork.get({ url, signal }).then(async ({ body }) => {
        for await (const part of body) if (part.byteLength === 0) throw new Error('empty part');
      }),
    );
  }, remote.url);
  expect(error).toEqual({ code: 'unreachable' });
});

test('gives a whole body at once, and its end or its failure as of a read one', async ({
  lab,
  remote,
}) => {
  remote.answer = (request, response) => {
    response.writeHead(206, { ...cors, 'Content-Length': '4' });
    if (request.headers.range === 'bytes=0-3') response.end('some');
    else response.write('so', () => response.destroy());
  };
  const seen = await lab.evaluate(async (url) => {
    const { fetchNetwork, errorOf } = window.harness;
    const controller = new AbortController();
    const { signal } = controller;
    const whole = await fetchNetwork.get({ url, signal, range: 'bytes=0-3' });
    const cut = await fetchNetwork.get({ url, signal, range: 'bytes=4-7' });
    return { text: await (await whole.blob()).text(), cut: await errorOf(cut.blob()) };
  }, remote.url);
  expect(seen).toEqual({ text: 'some', cut: { code: 'unreachable' } });
});

test('a refused connection is unreachable', async ({ lab, remote }) => {
  await remote.close();
  const seen = await lab.evaluate(async (url) => {
    const { signal } = new AbortController();
    const { fetchNetwork, errorOf } = window.harness;
    return {
      error: await errorOf(fetchNetwork.get({ url, signal })),
      answers: await fetchNetwork.answersUnreadably(url, signal),
    };
  }, remote.url);
  expect(seen).toEqual({ error: { code: 'unreachable' }, answers: false });
});

test('tells a server that forbids other origins from one that is down', async ({ lab, remote }) => {
  const closed = new Promise<boolean>((resolve) => {
    remote.answer = (_, response) => {
      // Enough for a browser that looks at the first bytes before it tells of an answer.
      response.writeHead(200, { 'Content-Length': '1000000' }).write(Buffer.alloc(65_536));
      response.on('close', () => resolve(response.writableFinished));
    };
  });
  const seen = await lab.evaluate(async (url) => {
    const { signal } = new AbortController();
    const { fetchNetwork, errorOf } = window.harness;
    return {
      answers: await fetchNetwork.answersUnreadably(url, signal),
      error: await errorOf(fetchNetwork.get({ url, signal })),
    };
  }, remote.url);
  expect(seen).toEqual({ error: { code: 'unreachable' }, answers: true });
  // It is left at its head: the file itself is not fetched for nothing.
  expect(await closed).toBe(false);
});

test('an aborted trial says nothing of the server', async ({ lab, remote }) => {
  const answers = await lab.evaluate(
    (url) => window.harness.fetchNetwork.answersUnreadably(url, AbortSignal.abort()),
    remote.url,
  );
  expect(answers).toBe(false);
  expect(remote.requests).toEqual([]);
});
