import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../../support/ports.ts';
import { confPath } from './conf.ts';
import { isInstalled, startProgram } from './program.ts';
import { type RealServer, reprDigest } from './realServer.ts';

const program = '/usr/sbin/lighttpd';

export const lighttpd: RealServer = {
  name: 'lighttpd',
  ranges: true,
  crossOrigin: true,
  missing: () => (isInstalled(program, ['-v']) ? null : 'lighttpd'),
  async start(site) {
    const { root, workDir } = site;
    const port = await freePort();
    await copyFile(confPath('lighttpd.conf'), join(workDir, 'downloads.conf'));
    const digest = `$HTTP["url"] == "${site.path}" {
    setenv.add-response-header = ( "Repr-Digest" => "${reprDigest(site)}" )
}
`;
    await writeFile(join(workDir, 'downloads.digests'), digest);
    const frame = `
server.bind = "127.0.0.1"
server.port = ${port}
server.document-root = "${root}"
include "downloads.conf"
`;
    await writeFile(join(workDir, 'lighttpd.conf'), frame);
    return startProgram(program, ['-D', '-f', 'lighttpd.conf'], { port, cwd: workDir });
  },
};
