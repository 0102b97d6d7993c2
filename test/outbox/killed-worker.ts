import { DateTime } from 'luxon';
import { z } from 'zod';
import { defineMessage } from '#src/conversation/declarations/declarations.ts';
import { card, quiet } from '#src/conversation/elements/card.ts';
import type { Messenger } from '#src/conversation/messenger.ts';
import { translator } from '#src/locales/translate.ts';
import { createOutbox } from '#src/outbox/outbox.ts';
import { openOrm } from '#src/persistence/orm.ts';
import { createTransact } from '#src/persistence/transaction.ts';
import { addresses } from '#test/support/addresses.ts';

// A worker that is killed at one line of a delivery; `crash.test.ts` starts it and looks at what is left.

const given = z
  .tuple([z.string(), z.uuid(), z.enum(['claimed', 'asked', 'arrived', 'recorded']), z.url(), z.string()])
  .parse(process.argv.slice(2));
const [databaseUrl, deliveryId, point, chatUrl, now] = given;

function dieAt(here: typeof point): void {
  if (here === point) process.kill(process.pid, 'SIGKILL');
}

const message = defineMessage({
  id: 'c.hello',
  urgency: 'normal',
  live: true,
  counts: false,
  async write() {
    dieAt('claimed');
    return card('c.hello');
  },
});

const messenger: Messenger = {
  platform: 'browser',
  async send(outgoing) {
    dieAt('asked');
    const response = await fetch(chatUrl, { method: 'POST', body: JSON.stringify(outgoing) });
    dieAt('arrived');
    return {
      kind: 'sent',
      at: z.object({ conversation: z.string(), message: z.string() }).parse(await response.json()),
    };
  },
  edit: async (at) => ({ kind: 'sent', at }),
  find: async () => undefined,
};

const orm = await openOrm(databaseUrl);
const log = { info: () => {}, warn: () => {}, error: () => {} };
const outbox = createOutbox({
  orm,
  transact: createTransact(orm, async () => {}),
  message: (id) => (id === message.id ? message : undefined),
  messengers: new Map([[messenger.platform, messenger]]),
  translator,
  addresses,
  firstMessageNotice: ({ name }) => ({ inChat: quiet(`Notice for ${name}`), inLetter: `Notice for ${name}` }),
  clock: () => DateTime.fromISO(now, { setZone: true }),
  log,
});
await outbox.deliverOne(deliveryId);
dieAt('recorded');
