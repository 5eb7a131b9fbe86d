import { apache, webdav } from './apache.ts';
import { acceptsNone, ignoresRange, redirectsToCdn, wholeLength } from './byHand.ts';
import { caddy } from './caddy.ts';
import { goFileServer, goMoving, goPieces, goServeContent } from './go.ts';
import { lighttpd } from './lighttpd.ts';
import { nginx } from './nginx.ts';
import { expressStatic, httpServer, sirvFolder } from './node.ts';
import { objectStore, silentObjectStore } from './objectStore.ts';
import { pythonHttpServer } from './python.ts';
import type { RealServer } from './realServer.ts';

/** Every server of the suite, in the order of the table. */
export const allServers: readonly RealServer[] = [
  nginx,
  caddy,
  apache,
  webdav,
  lighttpd,
  expressStatic,
  sirvFolder,
  httpServer,
  pythonHttpServer,
  goFileServer,
  goServeContent,
  goPieces,
  goMoving,
  wholeLength,
  ignoresRange,
  acceptsNone,
  redirectsToCdn,
  objectStore,
  silentObjectStore,
];
