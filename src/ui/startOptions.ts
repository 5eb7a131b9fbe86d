import type { NewDownload } from '../engine.ts';
import { timeOfText } from './localTime.ts';

/** How the downloads of the form are to go, as typed. */
export interface StartOptions {
  readonly connections: string;
  /** `Name: value`, one a line. */
  readonly headers: string;
  readonly cookies: boolean;
  readonly startPaused: boolean;
  /** As `<input type="datetime-local">` has it. */
  readonly startAt: string;
}

export const noStartOptions: StartOptions = {
  connections: '',
  headers: '',
  cookies: false,
  startPaused: false,
  startAt: '',
};

/** The same for the engine. Headers and cookies are for one server: they go with no others. */
export function wishes(options: StartOptions, oneServer: boolean): Omit<NewDownload, 'link'> {
  const { connections, headers, cookies, startPaused } = options;
  const startAtMs = timeOfText(options.startAt);
  return {
    ...(connections === '' ? {} : { connections: Number(connections) }),
    ...(oneServer ? { access: { headers, cookies } } : {}),
    ...(startPaused ? { startPaused } : {}),
    ...(startAtMs === null ? {} : { startAtMs }),
  };
}

/** True where no two of the links lead to different servers, as far as they can be read. */
export function leadToOneServer(links: readonly string[]): boolean {
  return new Set(links.map((link) => URL.parse(link)?.origin ?? link)).size < 2;
}
