/** The server could not start; the message says why and what to do, for a person to read. */
export class ServerStartError extends Error {
  override readonly name = 'ServerStartError';
}

/** The error of a folder that cannot be read, in words; `what` begins the sentence. */
export function whyNotReadable(error: unknown, what: string, path: string): ServerStartError {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return new ServerStartError(`${what} does not exist: ${path}`);
    case 'ENOTDIR':
      return new ServerStartError(`${what} is not a folder: ${path}`);
    case 'EACCES':
    case 'EPERM':
      return new ServerStartError(`${what} may not be read by this user: ${path}`);
    default:
      return new ServerStartError(`${what} cannot be read: ${(error as Error).message}`);
  }
}

/** The error of a port or host that cannot be listened on, in words. */
export function whyNotListening(error: unknown, host: string, port: number): ServerStartError {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new ServerStartError(
        `Port ${port} is taken by another program. Stop that program, or choose another port ` +
          'with --port: mind that another port is another site to the browser, with its own list.',
      );
    case 'EACCES':
      return new ServerStartError(
        `Port ${port} may not be used by this user. Choose one above 1023 with --port.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new ServerStartError(`${host} is no address of this machine. Choose another --host.`);
    default:
      return new ServerStartError(`The server cannot listen: ${(error as Error).message}`);
  }
}
