import { Delivery } from '#entities/delivery.ts';
import type { Context } from '#src/conversation/declarations/context.ts';
import type { MessageReference } from '#src/conversation/incoming.ts';

/**
 * Whether a message to somebody carries several things at once, because they had had their messages of the week. An
 * answer about one of them must not take the place of the others.
 */
export async function standsWithOthers({ em, person }: Context, on: MessageReference): Promise<boolean> {
  const [first] = await em.find(
    Delivery,
    {
      person,
      status: 'sent',
      counts: true,
      bundle: null,
      sentConversation: on.conversation,
      sentMessage: on.message,
    },
    { limit: 1, fields: ['id'] },
  );
  return first !== undefined && (await em.count(Delivery, { bundle: first.id })) > 0;
}
