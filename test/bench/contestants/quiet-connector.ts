import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

/** A connector of Teams that knows everybody, takes every message at once, and tells whoever waits for one. */
export interface QuietConnector {
  /** For `serviceUrl` of activities. */
  readonly url: string;
  /** The next message to a conversation; ask before the activity is sent that it answers. */
  nextTo(conversation: string): Promise<string>;
  /** Whoever still waits is told why nothing will come. */
  giveUp(fault: Error): void;
  stop(): Promise<void>;
}

interface Waiting {
  readonly resolve: (message: string) => void;
  readonly reject: (fault: Error) => void;
}

const somebody = JSON.stringify({ id: '29:bench', name: 'Somebody' });
const taken = JSON.stringify({ id: '1' });

/** Starts it on a free port. */
export async function startQuietConnector(): Promise<QuietConnector> {
  const waiting = new Map<string, Waiting>();
  const server = createServer((request, response) => {
    const [, conversation = '', what] =
      /\/v3\/conversations\/([^/]+)\/(members|activities)/u.exec(request.url ?? '') ?? [];
    response.setHeader('content-type', 'application/json');
    if (what !== 'activities') {
      response.end(somebody);
      return void request.resume();
    }
    void text(request).then((message) => {
      response.writeHead(201).end(taken);
      const key = decodeURIComponent(conversation);
      waiting.get(key)?.resolve(message);
      waiting.delete(key);
    });
  });
  // A contestant that waits its turn must not find its connections gone.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    nextTo: (conversation) =>
      new Promise((resolve, reject) => waiting.set(conversation, { resolve, reject })),
    giveUp(fault) {
      for (const { reject } of waiting.values()) reject(fault);
      waiting.clear();
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
