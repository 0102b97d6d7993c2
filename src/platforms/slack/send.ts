import { WebAPIPlatformError } from '@slack/web-api';
import type { Address, Messenger, Outgoing, SendResult } from '#src/conversation/messenger.ts';
import type { SlackClient } from './client.ts';
import type { DirectMessages } from './direct-messages.ts';
import { failureOf, failureOfRepeatable } from './failures.ts';
import { renderInPlace } from './render.ts';

/** The metadata that lets a message be found again; it comes back with `include_all_metadata`. */
const deliveryEvent = 'bryggan_delivery';

const pageSize = 200;
// A thousand messages after the delivery was made: beyond that it cannot be said.
const mostPages = 5;
const clockDifferenceSeconds = 300;

/** The way out to one Slack workspace. One delivery is one message: what does not fit is shortened visibly. */
export function createMessenger(client: SlackClient, directMessages: DirectMessages): Messenger {
  const channelOf = async ({ to }: Address) =>
    to.kind === 'conversation' ? to.reference : await directMessages.open(to.externalId);

  return {
    platform: 'slack',

    async send(message): Promise<SendResult> {
      const shown = renderInPlace(message.card, message.language);
      let channel: string;
      try {
        channel = await channelOf(message.address);
      } catch (error) {
        return failureOfRepeatable(error, 'tenant');
      }
      try {
        const posted = await client.web.chat.postMessage({
          channel,
          ...shown,
          unfurl_links: false,
          unfurl_media: false,
          metadata: { event_type: deliveryEvent, event_payload: { delivery_id: message.deliveryId } },
        });
        if (posted.ts === undefined) return { kind: 'uncertain', reason: 'no_ts' };
        return { kind: 'sent', at: { conversation: posted.channel ?? channel, message: posted.ts } };
      } catch (error) {
        const { to } = message.address;
        if (to.kind === 'person' && isPlatformError(error, 'channel_not_found'))
          directMessages.forget(to.externalId);
        return failureOf(error, 'conversation');
      }
    },

    async edit(at, message: Outgoing): Promise<SendResult> {
      const shown = renderInPlace(message.card, message.language);
      try {
        await client.web.chat.update({ channel: at.conversation, ts: at.message, ...shown });
        return { kind: 'sent', at };
      } catch (error) {
        return failureOfRepeatable(error, 'conversation');
      }
    },

    async find(deliveryId, address) {
      let channel: string;
      try {
        channel = await channelOf(address);
      } catch (error) {
        // Who cannot be written to has not been written to.
        if (failureOf(error, 'tenant').kind === 'never') return undefined;
        throw error;
      }
      const ts = await findInHistory(client, channel, deliveryId);
      return ts === undefined ? undefined : { conversation: channel, message: ts };
    },
  };
}

async function findInHistory(
  client: SlackClient,
  channel: string,
  deliveryId: string,
): Promise<string | undefined> {
  const oldest = secondsMadeAt(deliveryId);
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await client.web.conversations.history({
      channel,
      include_all_metadata: true,
      limit: pageSize,
      ...(oldest === undefined ? {} : { oldest: String(oldest - clockDifferenceSeconds) }),
      ...(cursor === undefined ? {} : { cursor }),
    });
    const found = answer.messages?.find((message) => isDelivery(message.metadata, deliveryId));
    if (found?.ts !== undefined) return found.ts;
    cursor = answer.response_metadata?.next_cursor;
    if (cursor === undefined || cursor === '') return undefined;
  }
  throw new Error('Too many messages since the delivery was made to say whether it arrived');
}

function isDelivery(metadata: unknown, deliveryId: string): boolean {
  if (typeof metadata !== 'object' || metadata === null) return false;
  if (!('event_type' in metadata) || metadata.event_type !== deliveryEvent) return false;
  const payload = 'event_payload' in metadata ? metadata.event_payload : undefined;
  return (
    typeof payload === 'object' &&
    payload !== null &&
    'delivery_id' in payload &&
    payload.delivery_id === deliveryId
  );
}

// The first 48 bits of a UUIDv7 are the milliseconds it was made at; nothing of it was posted before that.
function secondsMadeAt(id: string): number | undefined {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(id)) return undefined;
  return Math.floor(Number.parseInt(id.replace('-', '').slice(0, 12), 16) / 1_000);
}

function isPlatformError(error: unknown, code: string): boolean {
  return error instanceof WebAPIPlatformError && error.data.error === code;
}
