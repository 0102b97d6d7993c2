import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { CliError } from './command.ts';

/** A recorded payload in the way that its platform sends it. */
export interface Replay {
  readonly platform: 'slack' | 'teams';
  readonly kind: string;
  readonly contentType: string;
  readonly body: string;
}

// https://docs.slack.dev/reference/interaction-payloads
const interactive = new Set([
  'block_actions',
  'block_suggestion',
  'message_action',
  'shortcut',
  'view_closed',
  'view_submission',
]);

const json = 'application/json';
const object = z.record(z.string(), z.json());

/**
 * Reads a recorded payload: events come as JSON, slash commands as a form, everything interactive as a form with the
 * JSON in one field. An activity of Teams is JSON.
 * @param again gives it a new id of its own
 * @throws CliError when it is nothing that Slack or Teams sends
 */
export function readPayload(text: string, path: string, again: boolean): Replay {
  const read = object.safeParse(parse(text, path));
  if (!read.success) throw new CliError(`${path} holds no payload: an object is expected.`);
  const payload = again ? renewed(read.data) : read.data;
  const { type, command } = payload;
  if (typeof type === 'string' && payload['channelId'] === 'msteams') {
    return { platform: 'teams', kind: type, contentType: json, body: JSON.stringify(payload) };
  }
  const form = 'application/x-www-form-urlencoded';
  if (typeof command === 'string') {
    const fields = Object.entries(payload).map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
    return {
      platform: 'slack',
      kind: command,
      contentType: form,
      body: new URLSearchParams(fields).toString(),
    };
  }
  if (type === 'event_callback' || type === 'url_verification') {
    return { platform: 'slack', kind: type, contentType: json, body: JSON.stringify(payload) };
  }
  if (typeof type === 'string' && interactive.has(type)) {
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    return { platform: 'slack', kind: type, contentType: form, body };
  }
  throw new CliError(
    `${path} holds nothing that Slack sends (an event, a command, anything interactive), and no activity of Teams.`,
  );
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CliError(`${path} is not JSON.`);
  }
}

/** The ids by which a thing is recognised when it comes again. */
function renewed(payload: Readonly<Record<string, z.core.util.JSONType>>): typeof payload {
  const named = payload['channelId'] === 'msteams' ? ['id'] : ['event_id', 'trigger_id'];
  const ids = named.filter((name) => payload[name] !== undefined);
  return { ...payload, ...Object.fromEntries(ids.map((name) => [name, `again-${randomUUID()}`])) };
}
