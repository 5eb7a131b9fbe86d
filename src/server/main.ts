import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseCommandLine, USAGE } from './commandLine.ts';
import { startServer } from './server.ts';
import { ServerStartError } from './startErrors.ts';

/** For what is being sent when the program is told to end. The same signal again ends it at once. */
const GRACE_MS = 10_000;
const APP_FOLDER = fileURLToPath(new URL('../app/', import.meta.url));

async function main(): Promise<void> {
  const commandLine = parseCommandLine(process.argv.slice(2));
  switch (commandLine.kind) {
    case 'help':
      console.log(USAGE);
      return;
    case 'invalid':
      console.error(`${commandLine.message}\n\n${USAGE}`);
      process.exitCode = 2;
      return;
    case 'serve':
      return serve(commandLine);
    default:
      commandLine satisfies never;
  }
}

async function serve(options: Extract<ReturnType<typeof parseCommandLine>, { kind: 'serve' }>) {
  if (!existsSync(APP_FOLDER)) {
    throw new ServerStartError('The app is not built yet. Run: npm run build');
  }
  const { folder, host, ratePerConnection, certificate, logsRequests } = options;
  const server = await startServer({
    ...options,
    appFolder: APP_FOLDER,
    log: console.error,
    logRequest: logsRequests ? console.log : undefined,
  });
  console.log(`Holdfast is at ${server.url}`);
  console.log(`${folder ?? 'The samples'} at ${server.url}files/`);
  if (ratePerConnection) console.log(`Each connection gets ${ratePerConnection} bytes a second.`);
  if (!certificate && !/^(?:127\.|localhost$|::1$)/.test(host)) {
    console.log(
      'Other machines can reach it. Browsers there keep downloads and install the app only over ' +
        'https: give it a certificate with --cert and --key, or put a proxy with one in front.',
    );
  }
  console.log('Ctrl+C stops it.');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      console.log(`Ending once running downloads are done, in ${GRACE_MS / 1000} s at the latest.`);
      void server.close(GRACE_MS);
    });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof ServerStartError ? error.message : error);
  process.exitCode = 1;
});
