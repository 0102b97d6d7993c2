import { z } from 'zod';

// What Slack sends, as far as it is read here; everything else in a payload is left alone.
const user = z.object({ id: z.string(), username: z.string().optional(), name: z.string().optional() });
const team = z.object({ id: z.string() }).nullish();
const choice = z.object({ value: z.string() });

/** One field's state in a modal or a message, by the kind of its element. */
export const fieldState = z.object({
  type: z.string(),
  value: z.string().nullish(),
  selected_option: choice.nullish(),
  selected_options: z.array(choice).nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
});

/** `state.values`: by `block_id`, then by `action_id`. */
export const stateValues = z.record(z.string(), z.record(z.string(), fieldState));
/** See `stateValues`. */
export type StateValues = z.output<typeof stateValues>;

/** An event of the Events API. */
export const eventPayload = z.object({
  event_id: z.string(),
  team_id: z.string(),
  authorizations: z
    .array(z.object({ user_id: z.string().nullish(), team_id: z.string().nullish() }))
    .nullish(),
  event: z.object({
    type: z.string(),
    subtype: z.string().optional(),
    user: z.string().optional(),
    bot_id: z.string().nullish(),
    text: z.string().nullish(),
    channel: z.string().optional(),
    channel_type: z.string().optional(),
    thread_ts: z.string().optional(),
    /** What was shared with the message. */
    files: z
      .array(
        z.object({
          name: z.string().nullish(),
          size: z.number().nullish(),
          url_private_download: z.string().nullish(),
        }),
      )
      .nullish(),
    /** Of the App Home: which of its tabs was opened. */
    tab: z.string().optional(),
  }),
});

/** A slash command. */
export const commandPayload = z.object({
  command: z.string(),
  text: z.string().default(''),
  team_id: z.string(),
  user_id: z.string(),
  user_name: z.string().optional(),
  channel_id: z.string(),
  channel_name: z.string().optional(),
  trigger_id: z.string().optional(),
  response_url: z.string().optional(),
});

/** A press on a button, or a choice in a message. */
export const actionPayload = z.object({
  type: z.literal('block_actions'),
  user,
  team,
  channel: z.object({ id: z.string(), name: z.string().optional() }).nullish(),
  container: z.object({ message_ts: z.string().optional(), is_ephemeral: z.boolean().optional() }).nullish(),
  /** Where it was not in a message: the App Home. */
  view: z.object({ type: z.string(), state: z.object({ values: stateValues }).nullish() }).nullish(),
  trigger_id: z.string().optional(),
  response_url: z.string().optional(),
  message: z.object({ thread_ts: z.string().optional() }).nullish(),
  state: z.object({ values: stateValues }).nullish(),
  actions: z
    .array(
      z.object({
        type: z.string(),
        action_id: z.string(),
        block_id: z.string().optional(),
        action_ts: z.string().optional(),
        value: z.string().optional(),
      }),
    )
    .min(1),
});

/** What somebody chose in the menu of a message. */
export const shortcutPayload = z.object({
  type: z.literal('message_action'),
  callback_id: z.string(),
  user,
  team,
  channel: z.object({ id: z.string(), name: z.string().optional() }),
  trigger_id: z.string().optional(),
  response_url: z.string().optional(),
  message_ts: z.string().regex(/^\d+(\.\d+)?$/),
  message: z.object({
    text: z.string().nullish(),
    user: z.string().optional(),
    bot_id: z.string().nullish(),
    thread_ts: z.string().optional(),
  }),
});

/** A modal that was submitted. */
export const submissionPayload = z.object({
  type: z.literal('view_submission'),
  user,
  team,
  trigger_id: z.string().optional(),
  view: z.object({
    id: z.string(),
    hash: z.string().optional(),
    callback_id: z.string(),
    private_metadata: z.string(),
    state: z.object({ values: stateValues }),
  }),
});

/** What somebody has typed into a search field so far. */
export const suggestionPayload = z.object({
  type: z.literal('block_suggestion'),
  user,
  team,
  action_id: z.string(),
  value: z.string().default(''),
  /** The modal that the field stands in. */
  view: z.object({ private_metadata: z.string().default('') }).nullish(),
});

/** What any interaction has that lets it be answered at all. */
export const anyInteraction = z.object({
  response_url: z.string().optional(),
  type: z.string().optional(),
});
