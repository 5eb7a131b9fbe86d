import { fileURLToPath } from 'node:url';

/** Path of a configuration, as docs/servers.md shows it. */
export function confPath(name: string): string {
  return fileURLToPath(new URL(`../conf/${name}`, import.meta.url));
}
