import http from 'node:http';
import { type StartedServer, serveHere } from './servers/realServer.ts';

/** A path's beginning and the port that answers below it; the first that fits does. */
export type Route = readonly [prefix: string, port: number];

/** Several servers behind one origin, as a reverse proxy has them. */
export function startFront(routes: readonly Route[]): Promise<StartedServer> {
  return serveHere((request, response) => {
    const route = routes.find(([prefix]) => request.url?.startsWith(prefix));
    if (route === undefined) {
      response.writeHead(404).end();
      return;
    }
    const { connection: _ownHop, ...headers } = request.headers;
    const { method, url: path } = request;
    const onward = http.request({ host: '127.0.0.1', port: route[1], method, path, headers });
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.statusMessage, answer.rawHeaders);
      response.flushHeaders();
      answer.pipe(response);
      answer.on('error', () => response.destroy());
    });
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  });
}
