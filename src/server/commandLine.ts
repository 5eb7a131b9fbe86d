import { parseArgs } from 'node:util';

/** Fixed, for a page's downloads belong to its origin, and the port is part of that. */
export const DEFAULT_PORT = 7373;

export const USAGE = `Usage: npm start -- [folder] [options]

Serves Holdfast and, below /files/, the files of a folder. Without a folder there
are two samples to try it with.

  --port <number>  port to listen on (${DEFAULT_PORT})
  --host <name>    address to listen on (127.0.0.1: this machine only)
  --rate <bytes>   bytes a second that each connection gets, e.g. 500k, 5M, 1.5G
  --cert <file>    certificate, in PEM: HTTPS, with HTTP/2; needs --key
  --key <file>     the certificate's key, in PEM, without a passphrase
  --log            print a line for every request
  --help           show this
`;

export type CommandLine =
  | { readonly kind: 'help' }
  | { readonly kind: 'invalid'; readonly message: string }
  | {
      readonly kind: 'serve';
      readonly folder: string | undefined;
      readonly port: number;
      readonly host: string;
      readonly ratePerConnection: number | undefined;
      readonly certificate: { readonly cert: string; readonly key: string } | undefined;
      readonly logsRequests: boolean;
    };

/** Reads the arguments after the program's name. Never throws. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return { kind: 'invalid', message: (error as Error).message };
  }
  const { values, positionals } = parsed;
  if (values.help) return { kind: 'help' };
  if (positionals.length > 1) {
    return { kind: 'invalid', message: `One folder can be served, not ${positionals.length}.` };
  }
  if (positionals[0] === '') return { kind: 'invalid', message: 'The folder has no name.' };
  const port = values.port === undefined ? DEFAULT_PORT : parsePort(values.port);
  if (port === null) {
    return { kind: 'invalid', message: `--port ${values.port} is not a port: 1 to 65535.` };
  }
  const ratePerConnection = values.rate === undefined ? undefined : parseRate(values.rate);
  if (ratePerConnection === null) {
    return { kind: 'invalid', message: `--rate ${values.rate} is not a rate: say 500k or 5M.` };
  }
  const { cert, key, log: logsRequests = false } = values;
  if (!cert !== !key) {
    return { kind: 'invalid', message: 'A certificate takes both --cert and --key.' };
  }
  return {
    kind: 'serve',
    folder: positionals[0],
    port,
    host: values.host || '127.0.0.1',
    ratePerConnection,
    certificate: cert && key ? { cert, key } : undefined,
    logsRequests,
  };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      rate: { type: 'string' },
      cert: { type: 'string' },
      key: { type: 'string' },
      log: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
}

function parsePort(text: string): number | null {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65535 ? port : null;
}

/** Bytes a second of `5M` and the like; k, M and G are powers of 1000. */
function parseRate(text: string): number | null {
  const match = /^(\d{1,12}(?:\.\d{1,6})?)([kmg]?)b?$/i.exec(text);
  if (!match) return null;
  const power = ['', 'k', 'm', 'g'].indexOf(match[2]?.toLowerCase() ?? '');
  const rate = Math.round(Number(match[1]) * 1000 ** power);
  return rate > 0 ? rate : null;
}
