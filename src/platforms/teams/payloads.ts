import type { Activity } from 'botbuilder';
import { z } from 'zod';

// What Teams sends, as far as it is read here; everything else in an activity is left alone.
const account = z.object({
  id: z.string().min(1),
  name: z.string().optional(),
  aadObjectId: z.string().optional(),
});
const named = z.object({ id: z.string(), name: z.string().nullish() });

/** What every activity from Teams has. */
export const anyActivity = z.object({
  type: z.string().min(1),
  id: z.string().optional(),
  name: z.string().optional(),
  action: z.string().optional(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  replyToId: z.string().optional(),
  locale: z.string().optional(),
  serviceUrl: z.url(),
  channelId: z.string().min(1),
  from: account,
  recipient: account,
  conversation: z.object({
    id: z.string().min(1),
    conversationType: z.string().optional(),
    tenantId: z.string().optional(),
    name: z.string().nullish(),
  }),
  channelData: z
    .object({
      tenant: z.object({ id: z.string() }).nullish(),
      team: named.nullish(),
      channel: named.nullish(),
    })
    .nullish(),
  entities: z
    .array(z.looseObject({ type: z.string(), text: z.string().optional(), mentioned: account.optional() }))
    .nullish(),
  /** What came with a message: files, and its own text in another form. */
  attachments: z.array(z.unknown()).nullish(),
  membersAdded: z.array(z.object({ id: z.string() })).nullish(),
});
/** See `anyActivity`. */
export type ReadActivity = z.output<typeof anyActivity>;

/** Whether a body is an activity that can be read. */
export function isActivity(body: unknown): body is Activity {
  return anyActivity.safeParse(body).success;
}

/** A file in a personal chat. */
export const fileAttachment = z.object({
  contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
  name: z.string().nullish(),
  content: z.object({ downloadUrl: z.string() }),
});

const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
/** What a button of ours carries; what stands in fields lies beside it, by the fields' ids. */
export const pressData = z.looseObject({ values, field: z.number().optional() });
/** What the button of a form carries: its draft, and the names of its fields, since an empty one is not sent. */
export const submitData = z.looseObject({
  draft: z.string(),
  one: z.array(z.string()),
  many: z.array(z.string()),
});
/** `value` of an Action.Execute. */
export const executeValue = z.object({
  action: z.object({ verb: z.string(), data: z.record(z.string(), z.unknown()).default({}) }),
});
/** `value` of a composeExtension/fetchTask from the menu of a message: which command, and the message. */
export const shortcutValue = z.object({
  commandId: z.string(),
  messagePayload: z.object({
    createdDateTime: z.iso.datetime({ offset: true }),
    /** A person, or without `user` a program. `id` is that of the directory. */
    from: z
      .object({ user: z.object({ id: z.string(), displayName: z.string().nullish() }).nullish() })
      .nullish(),
    body: z.object({ contentType: z.string().default('text'), content: z.string().nullish() }).nullish(),
  }),
});
/** `value` of a task/fetch or task/submit, and of a composeExtension/submitAction. */
export const taskValue = z.object({ data: z.looseObject({ verb: z.string() }) });
