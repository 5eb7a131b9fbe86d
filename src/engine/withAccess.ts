import type { Access } from '../core/access.ts';
import type { Network } from './ports.ts';

/** A network that shows a download's access, as it is then, to the origin it is for, and to no other. */
export function withAccess(network: Network, present: () => Access | null): Network {
  return {
    get: (request) => {
      const access = present();
      const isFor = access !== null && new URL(request.url).origin === access.origin;
      return network.get(isFor ? { ...request, access } : request);
    },
    answersUnreadably: (url, signal) => network.answersUnreadably(url, signal),
    multiplexes: (host) => network.multiplexes(host),
  };
}
