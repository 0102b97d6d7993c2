import type { Activity } from 'botbuilder';
import type { MessageReference } from '#src/conversation/incoming.ts';
import type { BrygganAdapter } from './adapter.ts';
import { cardMediaType } from './adaptive-card.ts';
import { withoutThread } from './receive.ts';
import type { Reference, References } from './references/references.ts';
import type { Shown } from './render.ts';

const waitMs = 10_000;

/** Nobody has written from that tenant yet, so it is not known through which of Microsoft's services it is reached. */
export class UnknownTenantError extends Error {
  override readonly name = 'UnknownTenantError';
}

/** A member of a conversation, as Teams tells of them. */
export interface Member {
  readonly name: string | undefined;
  readonly email: string | undefined;
}

/** Teams' connector, by what Bryggan needs of it. Each is one call, made once; they throw as the connector does. */
export interface Sender {
  post(serviceUrl: string, conversation: string, shown: Shown | string): Promise<MessageReference>;
  update(serviceUrl: string, at: MessageReference, shown: Shown): Promise<void>;
  /** The person's own chat with the bot, opened when it is not. @throws UnknownTenantError */
  ownChat(tenant: string, externalId: string): Promise<{ serviceUrl: string; conversation: string }>;
  /** Where a conversation is reached. @throws UnknownTenantError */
  serviceOf(tenant: string, conversation: string): Promise<string>;
  member(serviceUrl: string, conversation: string, userId: string): Promise<Member>;
  /** What the channels of a team are called, by their ids; the one that each team begins with has no name. */
  channels(serviceUrl: string, team: string): Promise<ReadonlyMap<string, string | undefined>>;
}

/** The way to the connector. */
export function createSender(adapter: BrygganAdapter, references: References): Sender {
  const options = () => ({ abortSignal: AbortSignal.timeout(waitMs) });

  async function reach(tenant: string, external: string): Promise<Reference> {
    const found = (await references.find(tenant, external)) ?? (await references.find(tenant, ''));
    if (found === undefined) throw new UnknownTenantError(`Nothing has come from the tenant ${tenant} yet`);
    return found;
  }

  return {
    async post(serviceUrl, conversation, shown) {
      const { conversations } = await adapter.connector(serviceUrl);
      const sent = await conversations.sendToConversation(conversation, messageOf(shown), options());
      return { conversation: withoutThread(conversation), message: sent.id };
    },

    async update(serviceUrl, { conversation, message }, shown) {
      const { conversations } = await adapter.connector(serviceUrl);
      const activity = { ...messageOf(shown), id: message };
      await conversations.updateActivity(conversation, message, activity, options());
    },

    async ownChat(tenant, externalId) {
      const known = await reach(tenant, externalId);
      const { serviceUrl, bot } = known;
      const isTheirs = known.external === externalId;
      if (isTheirs && known.conversation !== undefined)
        return { serviceUrl, conversation: known.conversation };
      const { conversations } = await adapter.connector(serviceUrl);
      const member = { id: (isTheirs ? known.userId : undefined) ?? externalId, name: '' };
      const opened = await conversations.createConversation(
        {
          isGroup: false,
          bot: { id: bot, name: '' },
          members: [member],
          tenantId: tenant,
          channelData: { tenant: { id: tenant } },
        },
        options(),
      );
      await references.keep({ tenant, external: externalId, serviceUrl, bot, conversation: opened.id });
      return { serviceUrl, conversation: opened.id };
    },

    async serviceOf(tenant, conversation) {
      return (await reach(tenant, conversation)).serviceUrl;
    },

    async member(serviceUrl, conversation, userId) {
      const { conversations } = await adapter.connector(serviceUrl);
      const found = await conversations.getConversationMember(conversation, userId, options());
      return { name: found.name, email: 'email' in found ? String(found.email) : undefined };
    },

    async channels(serviceUrl, team) {
      const { teams } = await adapter.teamsConnector(serviceUrl);
      const { conversations = [] } = await teams.fetchChannelList(team, options());
      return new Map(conversations.flatMap(({ id, name }) => (id === undefined ? [] : [[id, name]])));
    },
  };
}

function messageOf(shown: Shown | string): Partial<Activity> {
  if (typeof shown === 'string') return { type: 'message', text: shown, textFormat: 'plain' };
  return {
    type: 'message',
    summary: shown.summary,
    attachments: [{ contentType: cardMediaType, content: shown.card }],
  };
}
