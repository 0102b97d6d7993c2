import type { MikroORM } from '@mikro-orm/postgresql';
import { DateTime } from 'luxon';
import type { Messenger, Outgoing, SendResult } from '#src/conversation/messenger.ts';
import { createLinks } from '#src/link/tokens.ts';
import { createMailbox } from '#src/platforms/mail/mailbox/mailbox.ts';
import { createMailMessenger } from '#src/platforms/mail/send.ts';
import { createSmtpPool, type SmtpMail } from '#src/platforms/mail/smtp.ts';
import { postCard } from '../post-card.ts';

/** Where the outbox sends to, and what came of it since it was last set back. */
export interface WayOut {
  readonly messenger: Messenger;
  sent: number;
  /** As it left: what the other contestant sends too. */
  last: unknown;
  /** The first thing that went wrong. */
  failed: unknown;
  close(): void;
}

/** Slack's place is taken by an endpoint that says yes. */
export function postingTo(endpoint: string): WayOut {
  const way: WayOut = counted({ platform: 'slack' }, async ({ deliveryId, address, card }) => {
    await postCard(endpoint, { to: address.to, card });
    way.last = card;
    return { kind: 'sent', at: { conversation: 'D0BENCH', message: deliveryId } };
  });
  return way;
}

/** Mail as Bryggan sends it: written, linked and signed for each reader. */
export function mailingTo(url: string, orm: MikroORM): WayOut {
  const pool = createSmtpPool({ url, from: { name: 'Bryggan', address: 'bryggan@example.org' } });
  const mail = createMailMessenger({
    links: createLinks('a secret of the bench alone, long enough'),
    publicUrl: 'https://bryggan.example.org',
    smtp: {
      host: 'example.org',
      pool: {
        ...pool,
        async send(one: SmtpMail) {
          way.last = one;
          return pool.send(one);
        },
      },
    },
    mailbox: createMailbox(orm),
    clock: () => DateTime.now(),
  });
  const way = counted(mail, (outgoing) => mail.send(outgoing));
  way.close = () => pool.close();
  return way;
}

function counted(
  { platform, mostAtOnce }: Pick<Messenger, 'platform' | 'mostAtOnce'>,
  send: (outgoing: Outgoing) => Promise<SendResult>,
): WayOut {
  const way: WayOut = {
    messenger: {
      platform,
      ...(mostAtOnce === undefined ? {} : { mostAtOnce }),
      async send(outgoing) {
        try {
          const result = await send(outgoing);
          if (result.kind !== 'sent') throw new Error(`Not sent: ${result.kind}`);
          way.sent += 1;
          return result;
        } catch (fault) {
          way.failed ??= fault;
          throw fault;
        }
      },
      edit: async (at) => ({ kind: 'sent', at }),
      find: async () => undefined,
    },
    sent: 0,
    last: undefined,
    failed: undefined,
    close: () => {},
  };
  return way;
}
