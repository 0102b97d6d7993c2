import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Mishap } from './fake-slack-state.ts';

/** Lets a call go wrong before anything was done. */
export function go(
  mishap: Exclude<Mishap, { kind: 'dropAfter' }>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  switch (mishap.kind) {
    case 'hang':
      return;
    case 'dropBefore':
      request.socket.destroy();
      return;
    case 'status':
      response.writeHead(mishap.status).end('<html>');
      return;
    case 'error':
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ ok: false, error: mishap.error }));
      return;
    case 'rateLimited': {
      const headers = mishap.retryAfter === undefined ? {} : { 'retry-after': String(mishap.retryAfter) };
      response
        .writeHead(429, { 'content-type': 'application/json', ...headers })
        .end('{"ok":false,"error":"ratelimited"}');
    }
  }
}

const structures = new Set(['blocks', 'metadata', 'view']);

/** What a call was made with. Slack's client sends structures as JSON within the form. */
export function paramsOf(body: string): Record<string, unknown> {
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => [
      name,
      structures.has(name) ? JSON.parse(value) : value,
    ]),
  );
}

/** JSON of an object; undefined for anything else, and for nothing to show. */
export function parsed(text: string): Record<string, unknown> | undefined {
  // Over a socket nothing to show is an empty object.
  return text.startsWith('{') && text !== '{}' ? JSON.parse(text) : undefined;
}

/** The whole body of a request. */
export async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
