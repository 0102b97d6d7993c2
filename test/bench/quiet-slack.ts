import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { team } from './seed.ts';

/** A Slack that knows everybody and says yes to everything at once. */
export interface QuietSlack {
  /** For `SLACK_API_URL`. */
  readonly url: string;
  stop(): Promise<void>;
}

const yes = JSON.stringify({
  ok: true,
  team: 'Hägersten',
  team_id: team,
  user_id: 'U0BRYGGAN',
  bot_id: 'B0BRYGGAN',
  channel: { id: 'D0BENCH' },
  ts: '1.1',
  user: { id: 'U0BENCH', profile: { real_name: 'Somebody' }, locale: 'sv-SE', is_admin: false },
});

/** Starts it on a free port. @param edited told what is put into the place of a message, as it was posted */
export async function startQuietSlack(edited?: (body: URLSearchParams) => void): Promise<QuietSlack> {
  const server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(yes);
    if (edited === undefined || request.url !== '/api/chat.update') return void request.resume();
    void text(request).then((body) => edited(new URLSearchParams(body)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/api/`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
