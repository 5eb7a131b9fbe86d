import { freePort } from '../../support/ports.ts';
import { isInstalled, startProgram } from './program.ts';
import type { RealServer } from './realServer.ts';

/** `python3 -m http.server`: no ranges, and nothing for other origins. */
export const pythonHttpServer: RealServer = {
  name: 'Python http.server',
  ranges: false,
  crossOrigin: false,
  missing: () => (isInstalled('python3', ['--version']) ? null : 'python3'),
  async start({ root }) {
    const port = await freePort();
    const args = ['-m', 'http.server', String(port), '--bind', '127.0.0.1'];
    return startProgram('python3', args, { port, cwd: root });
  },
};
