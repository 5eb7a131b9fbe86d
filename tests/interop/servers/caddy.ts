import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../../support/ports.ts';
import { confPath } from './conf.ts';
import { isInstalled, startProgram } from './program.ts';
import { type RealServer, reprDigest } from './realServer.ts';

export const caddy: RealServer = {
  name: 'Caddy',
  ranges: true,
  crossOrigin: true,
  missing: () => (isInstalled('caddy', ['version']) ? null : 'caddy'),
  async start(site) {
    const { root, workDir } = site;
    const port = await freePort();
    await copyFile(confPath('caddy.Caddyfile'), join(workDir, 'site'));
    await writeFile(join(workDir, 'downloads.digests'), `${site.path} "${reprDigest(site)}"\n`);
    const frame = `{
	admin off
}
http://127.0.0.1:${port} {
	bind 127.0.0.1
	root * ${root}
	import site
}
`;
    await writeFile(join(workDir, 'Caddyfile'), frame);
    return startProgram('caddy', ['run', '--config', 'Caddyfile'], { port, cwd: workDir });
  },
};
