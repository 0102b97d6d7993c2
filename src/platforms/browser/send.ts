import type { Messenger, Outgoing, SendResult } from '#src/conversation/messenger.ts';
import { type BrowserStore, deliverySource } from './history/store.ts';

/** Sends by keeping the message in the chat page's history: kept is sent, and the same delivery is kept once. */
export function createBrowserMessenger(store: BrowserStore, poke: () => void): Messenger {
  async function send({ deliveryId, address, card, language }: Outgoing): Promise<SendResult> {
    const { to } = address;
    const there =
      to.kind === 'person'
        ? (await store.findVisitor(to.externalId)) !== undefined
        : to.reference.startsWith('direct:') || (await store.hasConversation(to.reference));
    if (!there) return { kind: 'never', reason: 'gone' };

    const conversation = conversationOf(address);
    const message = await store.keep({
      source: deliverySource(deliveryId),
      conversation,
      content: { kind: 'card', card },
      language,
    });
    poke();
    return { kind: 'sent', at: { conversation, message } };
  }

  return {
    platform: 'browser',
    send,
    async edit(at, { card, language }) {
      const replaced = await store.replace(at, { kind: 'card', card }, language);
      if (!replaced) return { kind: 'never', reason: 'gone' };
      poke();
      return { kind: 'sent', at };
    },
    find: (deliveryId) => store.findBySource(deliverySource(deliveryId)),
  };
}

function conversationOf({ to }: Outgoing['address']): string {
  return to.kind === 'person' ? directReference(to.externalId) : to.reference;
}

// The conversation between a person and Bryggan.
function directReference(externalId: string): string {
  return `direct:${externalId}`;
}
