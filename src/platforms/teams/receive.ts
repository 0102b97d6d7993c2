import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { PressValues } from '#src/conversation/elements/button.ts';
import type { SubmittedValues } from '#src/conversation/elements/form.ts';
import type { Act, Incoming, MessageReference, Place, Sender } from '#src/conversation/incoming.ts';
import {
  executeValue,
  fileAttachment,
  pressData,
  type ReadActivity,
  shortcutValue,
  submitData,
  taskValue,
} from './payloads.ts';
import { inputPrefix } from './render-element.ts';
import { fieldPrefix, submitVerb } from './render-form.ts';
import { plainText, readable } from './text.ts';

/** Where something came from, and so where its answer can go. */
export interface Origin {
  readonly tenant: string;
  readonly serviceUrl: string;
  /** As Teams calls it: of a channel with the thread that it was said in. */
  readonly conversation: string;
  readonly place: Place;
  readonly user: { readonly externalId: string; readonly id: string };
  /** The message that was pressed. */
  readonly on?: MessageReference | undefined;
  /** Bryggan need not be in that conversation, so nothing is answered there. */
  readonly isAbsent?: boolean;
}

/** One thing that came in, and where its answer can go. */
export interface Received {
  readonly incoming: Incoming;
  readonly origin: Origin;
  /** Where the file is that came with it: whoever has the address has the file, so it is kept nowhere. */
  readonly fileUrl?: string | undefined;
}

/** The tenant that an activity says it comes from. */
export function tenantOf({ conversation, channelData }: ReadActivity): string | undefined {
  return conversation.tenantId ?? channelData?.tenant?.id;
}

/** A message that somebody wrote, or a file that they sent. Undefined for one without either. */
export function readMessage(activity: ReadActivity): Received | undefined {
  const mentions = (activity.entities ?? []).flatMap(({ type, text, mentioned }) =>
    type === 'mention' && text !== undefined && mentioned !== undefined
      ? [{ text, id: mentioned.aadObjectId ?? mentioned.id, name: mentioned.name ?? '' }]
      : [],
  );
  const { recipient } = activity;
  const text = readable(activity.text ?? '', mentions, recipient.aadObjectId ?? recipient.id);
  const [file, ...others] = filesOf(activity);
  if (file !== undefined) {
    const act = { kind: 'file', file: { name: file.name ?? '' }, others: others.length, text } as const;
    return { ...receivedBy(activity, act), fileUrl: file.content.downloadUrl };
  }
  if ((activity.text ?? '') === '') return undefined;
  return receivedBy(activity, { kind: 'message', text });
}

function filesOf(activity: ReadActivity) {
  if (placeOf(activity).kind !== 'direct') return [];
  return (activity.attachments ?? []).flatMap((one) => fileAttachment.safeParse(one).data ?? []);
}

/** A button or a form in a message: what an Action.Execute carries. */
export function readExecute(activity: ReadActivity): Received | undefined {
  const read = executeValue.safeParse(activity.value);
  return read.success ? readVerb(activity, read.data.action.verb, read.data.action.data) : undefined;
}

/** A button that opens a dialog, or the form in one. */
export function readTask(activity: ReadActivity): Received | undefined {
  const read = taskValue.safeParse(activity.value);
  return read.success ? readVerb(activity, read.data.data.verb, read.data.data) : undefined;
}

/** What somebody chose in the menu of a message. */
export function readShortcut(activity: ReadActivity): Received | undefined {
  const read = shortcutValue.safeParse(activity.value);
  if (!read.success) return undefined;
  const { commandId, messagePayload } = read.data;
  const { createdDateTime: writtenAt, body } = messagePayload;
  const user = messagePayload.from?.user;
  const content = body?.content ?? '';
  return receivedBy(activity, {
    kind: 'shortcut',
    shortcut: commandId,
    message: {
      text: body?.contentType === 'html' ? plainText(content) : content,
      writtenAt,
      ...(user
        ? { author: { externalId: user.id, ...(user.displayName ? { name: user.displayName } : {}) } }
        : {}),
    },
  });
}

/** Whether it comes from the menu of a message, or from what opened from there: in whichever conversation that is. */
export function isFromMenu({ name }: ReadActivity): boolean {
  return name?.startsWith('composeExtension/') === true;
}

/** Somebody has just installed Bryggan: they are told what it can do. */
export function readInstallation(activity: ReadActivity): Received {
  const received = receivedBy(activity, { kind: 'message', text: 'help' });
  const { incoming } = received;
  return { ...received, incoming: { ...incoming, sender: { ...incoming.sender, installer: true } } };
}

function readVerb(activity: ReadActivity, verb: string, data: object): Received | undefined {
  if (verb === submitVerb) {
    const submitted = submitData.safeParse(data);
    if (!submitted.success) return undefined;
    return receivedBy(activity, {
      kind: 'submit',
      draft: submitted.data.draft,
      values: submittedIn(submitted.data),
    });
  }
  const pressed = pressData.safeParse(data);
  if (!pressed.success) return undefined;
  const { values, field, ...rest } = pressed.data;
  const typed = field === undefined ? {} : typedIn(rest, `${inputPrefix}${field}-`);
  const on = pressedMessage(activity);
  const act = { kind: 'press', action: verb, values: { ...values, ...typed } } as const;
  return receivedBy(activity, on === undefined ? act : { ...act, on });
}

function receivedBy(activity: ReadActivity, act: Act): Received {
  const place = placeOf(activity);
  const tenant = tenantOf(activity) ?? '';
  const externalId = activity.from.aadObjectId ?? activity.from.id;
  return {
    incoming: {
      key: keyOf(activity),
      platform: 'teams',
      tenant,
      sender: senderOf(activity, externalId),
      place,
      act,
      // Where no dialog can be opened, the form is a card.
      canOpenForm: true,
    },
    origin: {
      tenant,
      serviceUrl: activity.serviceUrl,
      conversation: activity.conversation.id,
      place,
      user: { externalId, id: activity.from.id },
      on: pressedMessage(activity),
      isAbsent: isFromMenu(activity),
    },
  };
}

/** A conversation without the thread that something was said in: a channel is the same in all of them. */
export function withoutThread(conversation: string): string {
  return conversation.replace(/;messageid=.*$/u, '');
}

function pressedMessage({ conversation, replyToId }: ReadActivity): MessageReference | undefined {
  if (replyToId === undefined) return undefined;
  return { conversation: withoutThread(conversation.id), message: replyToId };
}

function placeOf({ conversation, channelData }: ReadActivity): Place {
  const reference = withoutThread(conversation.id);
  switch (conversation.conversationType) {
    case 'channel': {
      const team = channelData?.team;
      const name = channelData?.channel?.name ?? team?.name ?? conversation.name ?? undefined;
      return {
        kind: 'channel',
        reference,
        ...(name === undefined ? {} : { name }),
        ...(team === undefined || team === null ? {} : { within: team.id }),
      };
    }
    case 'groupChat':
      return { kind: 'group', reference };
    default:
      return { kind: 'direct', reference };
  }
}

function senderOf({ from, locale }: ReadActivity, externalId: string): Sender {
  return {
    externalId,
    ...(from.name === undefined ? {} : { name: from.name }),
    ...(locale === undefined ? {} : { locale }),
  };
}

// A message's id is unique in its conversation only. Without one the same content is the same thing.
function keyOf(activity: ReadActivity): string {
  const { type, id, conversation } = activity;
  const own = id ?? JSON.stringify(activity);
  return createHash('sha256').update(`${type} ${conversation.id} ${own}`).digest('base64url');
}

/** What stands in the fields whose ids begin so; of several choices their values, with a comma between. */
function typedIn(data: Readonly<Record<string, unknown>>, prefix: string): PressValues {
  return Object.fromEntries(
    Object.entries(data).flatMap(([id, value]) =>
      id.startsWith(prefix) ? [[id.slice(prefix.length), textOf(value)]] : [],
    ),
  );
}

function submittedIn(data: Readonly<Record<string, unknown> & z.output<typeof submitData>>): SubmittedValues {
  const of = (name: string) => textOf(data[`${fieldPrefix}${name}`]);
  return Object.fromEntries([
    ...data.one.map((name) => [name, of(name)] as const),
    ...data.many.map((name) => [name, of(name).split(',').filter(Boolean)] as const),
  ]);
}

// A number field gives a number, an empty one nothing.
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
