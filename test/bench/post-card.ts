import { once } from 'node:events';
import { createServer } from 'node:http';

/** An endpoint of this machine that takes messages. */
export interface Endpoint {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts one that does nothing but answer. */
export async function startEndpoint(): Promise<Endpoint> {
  const server = createServer((request, response) => {
    request.resume().once('end', () => response.end('{"ok":true}'));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Sends one message there, as both contestants do. @throws Error when nobody takes it */
export async function postCard(url: string, message: object): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
  });
  await response.text();
  if (!response.ok) throw new Error(`The endpoint answered ${response.status}`);
}
