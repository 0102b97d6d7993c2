import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import type { z } from 'zod';
import type { Lookup } from '#src/conversation/entry.ts';
import type { SentFile } from '#src/conversation/file.ts';
import type { Act, Incoming } from '#src/conversation/incoming.ts';
import { type Origin, placeOf, readMetadata } from './origin.ts';
import {
  actionPayload,
  commandPayload,
  eventPayload,
  shortcutPayload,
  submissionPayload,
  suggestionPayload,
} from './payloads.ts';
import { readInput, readValues } from './read-values.ts';
import { actionOf, linkPrefix, valuesOf } from './render-button.ts';
import { readable } from './text.ts';

/** One thing that came in, and where its answer can go. The sender is known by what the payload says alone. */
export interface Received {
  readonly incoming: Incoming;
  readonly origin: Origin;
  /** Where the file is that came with it. It is kept nowhere. */
  readonly fileUrl?: string | undefined;
}

/** A direct message, a mention, or that somebody opened their App Home. Undefined for all other events, and for what bots write. */
export function readEvent(body: unknown): Received | undefined {
  const parsed = eventPayload.safeParse(body);
  if (!parsed.success) return undefined;
  const { event, event_id, team_id, authorizations } = parsed.data;
  const { user, channel } = event;
  if (user === undefined || channel === undefined || typeof event.bot_id === 'string') return undefined;
  if (event.subtype !== undefined && event.subtype !== 'file_share') return undefined;
  const written = event.text ?? '';
  const [installed] = authorizations ?? [];
  const act = actOfEvent(event, channel, withoutMention(written, installed?.user_id));
  if (act === undefined) return undefined;
  const place = placeOf(channel, undefined);
  return {
    incoming: {
      key: event_id,
      platform: 'slack',
      tenant: installed?.team_id ?? team_id,
      sender: { externalId: user },
      place,
      act,
      canOpenForm: false,
    },
    origin: { user, place, thread: event.thread_ts },
    fileUrl: act.kind === 'file' ? (event.files?.[0]?.url_private_download ?? undefined) : undefined,
  };
}

function actOfEvent(
  { type, channel_type, tab, files }: z.output<typeof eventPayload>['event'],
  channel: string,
  text: { whole: string; withoutMention: string },
): Act | undefined {
  if (type === 'app_home_opened') return tab === 'home' ? { kind: 'page' } : undefined;
  if (type === 'message' && channel_type === 'im') {
    const written = readable(text.whole);
    const [file, ...others] = files ?? [];
    return file === undefined
      ? { kind: 'message', text: written }
      : { kind: 'file', file: sentFile(file), others: others.length, text: written };
  }
  // In a direct conversation a mention comes as a message too, and once is enough.
  if (type === 'app_mention' && !channel.startsWith('D'))
    return { kind: 'message', text: readable(text.withoutMention) };
  return undefined;
}

function sentFile({
  name,
  size,
}: {
  name?: string | null | undefined;
  size?: number | null | undefined;
}): SentFile {
  // What is shared with the bot but not for it to see has no name.
  return { name: name ?? '', ...(typeof size === 'number' ? { size } : {}) };
}

// Only the bot's own mention goes; somebody else's is a part of what was said.
function withoutMention(text: string, botUser: string | null | undefined) {
  const mention = typeof botUser === 'string' ? new RegExp(`<@${botUser}(\\|[^>]*)?>`) : /<@[^>]+>/;
  return { whole: text, withoutMention: text.replace(mention, ' ').trim() };
}

/** A slash command. */
export function readCommand(body: unknown): Received | undefined {
  const parsed = commandPayload.safeParse(body);
  if (!parsed.success) return undefined;
  const command = parsed.data;
  const place = placeOf(command.channel_id, command.channel_name);
  return {
    incoming: {
      key: command.trigger_id ?? fingerprint(command),
      platform: 'slack',
      tenant: command.team_id,
      sender: {
        externalId: command.user_id,
        ...(command.user_name === undefined ? {} : { name: command.user_name }),
      },
      place,
      act: {
        kind: 'command',
        word: command.command.replace(/^\//, '').toLowerCase(),
        text: readable(command.text),
      },
      canOpenForm: command.trigger_id !== undefined,
    },
    origin: {
      user: command.user_id,
      place,
      triggerId: command.trigger_id,
      responseUrl: command.response_url,
    },
  };
}

/** A press: `ignored` is what asks for nothing (an address was opened, a field changed), undefined what is not ours. */
export function readPress(body: unknown): Received | 'ignored' | undefined {
  const parsed = actionPayload.safeParse(body);
  if (!parsed.success) return undefined;
  const { user, team, channel, container, actions, message, view, ...press } = parsed.data;
  const state = press.state ?? view?.state;
  const [action] = actions;
  if (action === undefined) return undefined;
  if (action.type !== 'button' || action.action_id.startsWith(linkPrefix)) return 'ignored';
  const values = valuesOf(action.value);
  if (values === undefined || team?.id === undefined) return undefined;
  const place = placeOf(channel?.id ?? user.id, channel?.name);
  const ts = container?.message_ts;
  const at = ts === undefined ? undefined : { conversation: place.reference, message: ts };
  return {
    incoming: {
      key: press.trigger_id ?? fingerprint(parsed.data),
      platform: 'slack',
      tenant: team.id,
      sender: senderOf(user),
      place,
      act: {
        kind: 'press',
        action: actionOf(action.action_id),
        values: { ...values, ...readInput(action.block_id, state?.values) },
        ...(at === undefined ? {} : { on: at }),
      },
      canOpenForm: press.trigger_id !== undefined,
    },
    origin: {
      user: user.id,
      place,
      thread: message?.thread_ts,
      triggerId: press.trigger_id,
      responseUrl: press.response_url,
      on: at === undefined ? undefined : { at, ephemeral: container?.is_ephemeral === true },
      page: view?.type === 'home' ? true : undefined,
    },
  };
}

/** What somebody chose in the menu of a message. Its writer is known by Slack's id alone. */
export function readShortcut(body: unknown): Received | undefined {
  const parsed = shortcutPayload.safeParse(body);
  if (!parsed.success) return undefined;
  const { callback_id, user, team, channel, message, message_ts, trigger_id, response_url } = parsed.data;
  const writtenAt = DateTime.fromSeconds(Number(message_ts)).toUTC().toISO();
  if (team?.id === undefined || writtenAt === null) return undefined;
  const place = placeOf(channel.id, channel.name);
  const author = typeof message.bot_id === 'string' ? undefined : message.user;
  return {
    incoming: {
      key: trigger_id ?? fingerprint(parsed.data),
      platform: 'slack',
      tenant: team.id,
      sender: senderOf(user),
      place,
      act: {
        kind: 'shortcut',
        shortcut: callback_id,
        message: {
          text: readable(message.text ?? ''),
          writtenAt,
          ...(author === undefined ? {} : { author: { externalId: author } }),
        },
      },
      canOpenForm: trigger_id !== undefined,
    },
    origin: {
      user: user.id,
      place,
      thread: message.thread_ts,
      triggerId: trigger_id,
      responseUrl: response_url,
    },
  };
}

/** A form that was submitted. */
export function readSubmission(body: unknown): Received | undefined {
  const parsed = submissionPayload.safeParse(body);
  if (!parsed.success) return undefined;
  const { user, team, view, trigger_id } = parsed.data;
  const written = readMetadata(view.private_metadata, user.id);
  if (written === undefined || team?.id === undefined) return undefined;
  return {
    incoming: {
      key: trigger_id ?? fingerprint([view.id, view.hash]),
      platform: 'slack',
      tenant: team.id,
      sender: senderOf(user),
      place: written.origin.place,
      act: { kind: 'submit', draft: written.draft, values: readValues(view.state.values) },
      // The modal that is open can show the next form.
      canOpenForm: true,
    },
    origin: written.origin,
  };
}

/** What is being searched for. Undefined when the field is not one of ours. */
export function readSearch(body: unknown): Lookup | undefined {
  const parsed = suggestionPayload.safeParse(body);
  if (!parsed.success) return undefined;
  const { user, team, action_id: kind, value: text, view } = parsed.data;
  if ((kind !== 'organisation' && kind !== 'person') || team?.id === undefined) return undefined;
  const form = readMetadata(view?.private_metadata ?? '', user.id);
  const inForm = form === undefined ? {} : { draft: form.draft };
  return { kind, text, platform: 'slack', tenant: team.id, sender: senderOf(user), ...inForm };
}

function senderOf(user: { id: string; username?: string | undefined; name?: string | undefined }) {
  const name = user.name ?? user.username;
  return { externalId: user.id, ...(name === undefined ? {} : { name }) };
}

// Without Slack's own id of it, the same content is the same thing (a response_url or an action's time is in it).
function fingerprint(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
}
