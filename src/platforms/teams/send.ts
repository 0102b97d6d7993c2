import type { Address, Messenger, Outgoing, SendResult } from '#src/conversation/messenger.ts';
import { type Failure, failureOf, failureOfRepeatable } from './failures.ts';
import { type Client, renderInPlace } from './render.ts';
import { type Sender, UnknownTenantError } from './sender.ts';

/** The way out to one tenant. One delivery is one message: what does not fit is shortened visibly. */
export function createMessenger(sender: Sender, client: Client): Messenger {
  async function placeOf({ tenant, to }: Address): Promise<{ serviceUrl: string; conversation: string }> {
    if (to.kind === 'person') return await sender.ownChat(tenant, to.externalId);
    return { serviceUrl: await sender.serviceOf(tenant, to.reference), conversation: to.reference };
  }

  return {
    platform: 'teams',

    async send(message): Promise<SendResult> {
      const shown = renderInPlace(message.card, message.language, client);
      let place: { serviceUrl: string; conversation: string };
      try {
        place = await placeOf(message.address);
      } catch (error) {
        return unreached(error);
      }
      try {
        return { kind: 'sent', at: await sender.post(place.serviceUrl, place.conversation, shown) };
      } catch (error) {
        return failureOf(error);
      }
    },

    async edit(at, message: Outgoing): Promise<SendResult> {
      const shown = renderInPlace(message.card, message.language, client);
      try {
        const serviceUrl = await sender.serviceOf(message.address.tenant, at.conversation);
        await sender.update(serviceUrl, at, shown);
        return { kind: 'sent', at };
      } catch (error) {
        return unreached(error);
      }
    },

    async find(_deliveryId, _address, harmlessTwice) {
      // A bot is not told what stands in a conversation.
      if (harmlessTwice) return undefined;
      throw new Error('Teams cannot be asked whether a message arrived');
    },
  };
}

// Opening a chat and editing a message are the same however often they are done.
function unreached(error: unknown): Failure {
  return error instanceof UnknownTenantError
    ? { kind: 'never', reason: 'unknown_tenant' }
    : failureOfRepeatable(error);
}
