import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../../support/ports.ts';
import { confPath } from './conf.ts';
import { startProgram } from './program.ts';
import { type RealServer, reprDigest, type Site, type StartedServer } from './realServer.ts';

const program = '/usr/sbin/apache2';
const modulesFolder = '/usr/lib/apache2/modules';

/** Apache httpd with the documented configuration. */
export const apache = apacheWith('Apache httpd', [], '');

/** The same folder as a WebDAV share. */
export const webdav = apacheWith(
  'Apache httpd, WebDAV share',
  ['dav', 'dav_fs'],
  'DavLockDB locks\n<Location "/">\n  Dav On\n</Location>',
);

function apacheWith(name: string, modules: readonly string[], extra: string): RealServer {
  return {
    name,
    ranges: true,
    crossOrigin: true,
    missing: () => (existsSync(program) && existsSync(modulesFolder) ? null : 'apache2'),
    start: (site) => start(site, modules, extra),
  };
}

async function start(
  site: Site,
  modules: readonly string[],
  extra: string,
): Promise<StartedServer> {
  const { root, workDir } = site;
  const port = await freePort();
  await writeFile(join(workDir, 'downloads.digests'), `${site.path} ${reprDigest(site)}\n`);
  const loaded = ['mpm_event', 'authz_core', 'headers', 'rewrite', ...modules].map(
    (module) => `LoadModule ${module}_module ${modulesFolder}/mod_${module}.so`,
  );
  const frame = `
${loaded.join('\n')}
${process.getuid?.() === 0 ? 'User #65534\nGroup #65534' : ''}
Listen 127.0.0.1:${port}
ServerName 127.0.0.1
PidFile httpd.pid
ErrorLog error.log
DefaultRuntimeDir .
DocumentRoot ${root}
<Directory "${root}">
  Require all granted
</Directory>
${extra}
Include ${confPath('apache.conf')}
`;
  await writeFile(join(workDir, 'httpd.conf'), frame);
  const args = ['-d', workDir, '-f', 'httpd.conf', '-D', 'FOREGROUND'];
  return startProgram(program, args, { port, cwd: workDir });
}
