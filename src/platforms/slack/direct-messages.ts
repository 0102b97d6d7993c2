import type { SlackClient } from './client.ts';

/** Finds the direct conversation with somebody, and opens it when there is none. */
export interface DirectMessages {
  /** The conversation's id. @throws as the client does (`user_not_visible`, `user_disabled`, `cannot_dm_bot`, …) */
  open(user: string): Promise<string>;
  /** Looks again next time: the conversation turned out not to be there. */
  forget(user: string): void;
}

/** Direct conversations, each opened once. Opening twice is harmless: Slack gives the same one. */
export function createDirectMessages(client: SlackClient): DirectMessages {
  const known = new Map<string, string>();
  return {
    async open(user) {
      const before = known.get(user);
      if (before !== undefined) return before;
      const { channel } = await client.web.conversations.open({ users: user });
      if (channel?.id === undefined) throw new Error('conversations.open gave no conversation');
      known.set(user, channel.id);
      return channel.id;
    },
    forget(user) {
      known.delete(user);
    },
  };
}
