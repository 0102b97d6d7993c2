import type { Block, HomeView, View } from '#src/platforms/slack/blocks.ts';

/** Somebody in the workspace. `dm` is what `conversations.open` answers about them when they cannot be written to. */
export interface FakeUser {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
  readonly locale?: string;
  readonly admin?: boolean;
  readonly dm?: 'user_not_visible' | 'user_disabled' | 'cannot_dm_bot';
}

/** A channel; the bot's direct conversations are made as they are needed. */
export interface FakeChannel {
  readonly id: string;
  readonly name: string;
  readonly member: boolean;
  readonly archived?: boolean;
}

/** A message that the bot wrote. `onlyFor` is set on an ephemeral one. */
export interface FakeMessage {
  readonly channel: string;
  readonly ts: string;
  readonly onlyFor?: string | undefined;
  readonly thread?: string | undefined;
  readonly metadata?: unknown;
  text: string;
  blocks: readonly Block[];
  edits: number;
}

/** A modal that somebody has open. */
export interface FakeView {
  readonly id: string;
  readonly user: string;
  readonly view: View;
}

/** What somebody's App Home shows, and how often it has been published. */
export interface FakeHome {
  readonly id: string;
  readonly view: HomeView;
  readonly published: number;
}

/** A call that reached the Web API. */
export interface FakeCall {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly answered: string;
}

/** What goes wrong with the next calls of a method. */
export type Mishap =
  /** Accepts and never answers. */
  | { readonly kind: 'hang' }
  /** Does what was asked, then drops the connection. */
  | { readonly kind: 'dropAfter' }
  /** Drops the connection without doing anything. */
  | { readonly kind: 'dropBefore' }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'rateLimited'; readonly retryAfter?: number };

/** What the workspace holds. */
export class FakeWorkspace {
  readonly team = { id: 'T0FAKE', name: 'Sätra stadsdel' };
  readonly bot = { userId: 'UBRYGGAN', botId: 'BBRYGGAN' };
  readonly users = new Map<string, FakeUser>();
  readonly channels = new Map<string, FakeChannel>();
  readonly messages: FakeMessage[] = [];
  readonly views: FakeView[] = [];
  readonly homes = new Map<string, FakeHome>();
  readonly triggers = new Map<string, { user: string; issuedMs: number }>();
  readonly responses = new Map<
    string,
    { user: string; channel: string; message?: string; issuedMs: number; uses: number }
  >();
  readonly lastPostMs = new Map<string, number>();
  #made = 0;

  /** A new id. */
  id(prefix: string): string {
    this.#made += 1;
    return `${prefix}${String(this.#made).padStart(6, '0')}`;
  }

  /** A new message timestamp, later than all before. */
  ts(): string {
    this.#made += 1;
    return `${Math.floor(Date.now() / 1_000)}.${String(this.#made).padStart(6, '0')}`;
  }

  /** The bot's direct conversation with somebody. */
  directChannel(user: string): string {
    return `D${user.slice(1)}`;
  }

  /** Whether a message can be posted there: an error code of Slack's, or undefined. */
  refusesPost(channel: string): string | undefined {
    if (channel.startsWith('D'))
      return this.users.has(`U${channel.slice(1)}`) ? undefined : 'channel_not_found';
    const found = this.channels.get(channel);
    if (found === undefined) return 'channel_not_found';
    if (found.archived === true) return 'is_archived';
    return found.member ? undefined : 'not_in_channel';
  }
}
