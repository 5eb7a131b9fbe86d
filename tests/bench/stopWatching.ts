import type { Page } from '@playwright/test';

/** What is used of Playwright's inside; it has no public way to watch less. */
interface Driver {
  readonly delegate: {
    /** Chromium's: a session with the page and with each of its workers. */
    readonly _networkManager?: { readonly _sessions: Map<CdpSession, unknown> };
  };
  /** Firefox's: one session for all. */
  readonly browserContext: { readonly _browser: { readonly _browserSession?: BidiSession } };
}

interface CdpSession {
  send(method: 'Network.disable'): Promise<unknown>;
}

interface BidiSession {
  send(method: 'session.unsubscribe', params: { events: string[] }): Promise<unknown>;
}

/**
 * Has the driver stop watching what a page fetches: no user's browser is watched, and watching costs
 * the page what the browser's own download is spared. In Firefox every byte of an answer is copied
 * once more in its main thread, and hundreds of megabytes of them are kept; in Chromium each piece
 * of an answer is told to the driver. For a page that is loaded: workers that start later are watched
 * again in Chromium.
 */
export async function stopWatching(page: Page): Promise<void> {
  const driver = driverOf(page);
  const sessions = driver.delegate._networkManager?._sessions;
  if (sessions !== undefined) {
    await Promise.all([...sessions.keys()].map((session) => session.send('Network.disable')));
    return;
  }
  const session = driver.browserContext._browser._browserSession;
  if (session === undefined) throw new Error('the driver of this browser is not known');
  await session.send('session.unsubscribe', { events: ['network'] });
}

function driverOf(page: Page): Driver {
  const { _connection } = page as unknown as {
    readonly _connection: { toImpl(page: Page): Driver };
  };
  return _connection.toImpl(page);
}
