import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findNginx, Nginx } from '../../support/nginx.ts';
import { confPath } from './conf.ts';
import { type RealServer, reprDigest } from './realServer.ts';

export const nginx: RealServer = {
  name: 'nginx',
  ranges: true,
  crossOrigin: true,
  missing: () => (findNginx() === null ? 'nginx' : null),
  async start(site) {
    await copyFile(confPath('nginx.http.conf'), join(site.workDir, 'nginx.http.conf'));
    const digest = `${site.path} "${reprDigest(site)}";\n`;
    await writeFile(join(site.workDir, 'downloads.digests'), digest);
    const server = await Nginx.start({
      root: site.root,
      workDir: site.workDir,
      http: 'include nginx.http.conf;',
      extra: `include ${confPath('nginx.server.conf')};`,
    });
    return { port: server.port, close: () => server.close() };
  },
};
