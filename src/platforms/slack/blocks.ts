import type { types } from '@slack/bolt';

/** A block as Slack's own types know it. */
export type Block = types.KnownBlock;
/** A modal. */
export type View = types.ModalView & { readonly blocks: Block[] };
/** What the App Home shows. */
export type HomeView = types.HomeView & { readonly blocks: Block[] };
/** What stands in a row of buttons. */
export type Action = types.Button;
/** What stands in an input block. */
export type InputElement = types.InputBlock['element'];

/** One message: its blocks, and the text for notifications and for clients that show no blocks. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: Block[];
}

/** Text that Slack shows as it is. */
export function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: true };
}

/** Formatted text. What stands in it must be escaped; `verbatim` keeps Slack from finding names and channels in it. */
export function formatted(text: string): types.MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

/** How much of a message's room something takes: every string in it counts, which is more than Slack counts. */
export function charactersIn(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, part) => sum + charactersIn(part), 0);
}
