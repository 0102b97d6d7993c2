import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { CliError, type Command } from './command.ts';
import { type Replay, readPayload } from './payload.ts';

const waitMs = 15_000;

/** `receive`: a recorded payload, handed to the running server as its platform hands it over. */
export const receive: Command = {
  usage: ['receive <payload.json>', 'receive <payload.json> --again'],
  about: [
    'The file holds what Slack sent, as JSON: an event, a slash command, a press, a form or a search. It is signed with SLACK_SIGNING_SECRET and posted to /slack/events, as Slack would; what Bryggan answers later goes to Slack’s API.',
    'Or an activity of Teams, posted to /api/messages. Only Microsoft can sign one, so the server must run with TEAMS_UNAUTHENTICATED.',
    'The same payload is handled once, as a platform may send it several times. --again gives it a new id.',
  ],
  options: {
    to: { value: 'url', about: 'the server; this machine’s, on PORT, when not given' },
    again: { about: 'make it a new thing, that is handled even if it was before' },
  },
  words: { least: 1, most: 1 },
  async run(given) {
    const [path = ''] = given.words;
    const replay = readPayload(await readText(path), path, given.has('again'));
    const { slack, teams, host, port } = given.config();
    if (replay.platform === 'teams' && teams?.kind !== 'local') {
      throw new CliError(
        'Only Microsoft can sign what comes from Teams: set TEAMS_UNAUTHENTICATED=on, here and for the server.',
      );
    }
    if (replay.platform === 'slack' && slack?.signingSecret === undefined) {
      throw new CliError(
        'SLACK_SIGNING_SECRET is missing: the payload is signed with it, as the server expects.',
      );
    }
    // What listens on every address is reached on this machine's own.
    const here = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
    const server = (given.option('to') ?? `http://${here}:${port}`).replace(/\/$/u, '');
    const url = `${server}${replay.platform === 'slack' ? '/slack/events' : '/api/messages'}`;
    given.progress(`Sending ${replay.kind} to ${url} …`);
    const response = await post(url, replay, slack?.signingSecret);
    const body = await response.text();
    given.say(`${response.status} ${response.statusText}${body === '' ? '' : `\n${body}`}`);
    return response.ok ? 0 : 1;
  },
};

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new CliError(`The file ${path} cannot be read.`);
  }
}

async function post(
  url: string,
  { platform, contentType, body }: Replay,
  secret: string | undefined,
): Promise<Response> {
  if (!URL.canParse(url)) throw new CliError(`${url} is no address.`);
  try {
    return await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': contentType,
        ...(platform === 'slack' && secret !== undefined ? signed(body, secret) : {}),
      },
      body,
      signal: AbortSignal.timeout(waitMs),
    });
  } catch {
    throw new CliError(`Nothing answers at ${url}: start Bryggan first, with npm start.`);
  }
}

// https://docs.slack.dev/authentication/verifying-requests-from-slack
function signed(body: string, secret: string): Readonly<Record<string, string>> {
  const stamp = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': stamp, 'x-slack-signature': `v0=${signature}` };
}
