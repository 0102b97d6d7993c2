import { afterAll, beforeAll, expect, test } from 'vitest';
import { Account } from '#entities/account.ts';
import { Delivery } from '#entities/delivery.ts';
import { Person } from '#entities/person.ts';
import { createMailbox } from '#src/platforms/mail/mailbox/mailbox.ts';
import { createMailMessenger } from '#src/platforms/mail/send.ts';
import { createSmtpPool, type SmtpPool } from '#src/platforms/mail/smtp.ts';
import { buildTown, inviteAll, type Town } from '#test/features/meetings/town.ts';
import { type SmtpDouble, startSmtp } from '#test/platforms/mail/smtp-double.ts';
import { links } from '#test/support/addresses.ts';

let town: Town;
let smtp: SmtpDouble;
let pool: SmtpPool;

beforeAll(async () => {
  town = await buildTown();
  smtp = await startSmtp();
  const from = { name: 'Bryggan', address: 'bryggan@example.org' };
  pool = createSmtpPool({ url: smtp.url, from, silenceMs: 200 });
  const { harness, amina } = town;
  harness.messengers.set(
    'mail',
    createMailMessenger({
      links,
      publicUrl: 'https://bryggan.example.org',
      smtp: { pool, host: 'example.org' },
      mailbox: createMailbox(harness.orm),
      clock: () => harness.now,
    }),
  );
  await harness.em().nativeDelete(Account, { person: amina.id });
  await harness.em().nativeUpdate(Person, { id: amina.id }, { email: 'amina@example.org' });
});
afterAll(async () => {
  pool.close();
  await smtp.stop();
  await town.harness.stop();
});

test('A mail whose server stalls waits in the outbox, is tried again, and comes once', async () => {
  const { harness, amina } = town;
  const find = () =>
    harness.em().findOneOrFail(Delivery, { person: amina.id, message: 'meeting.invitation' });
  smtp.stalls = true;
  await inviteAll(town, '/mote Höstmöte, torsdag 3 december kl 18, Sätra bibliotek');
  await harness.deliver();
  expect(await find()).toMatchObject({ status: 'waiting', reason: 'mailUnreachable', attempts: 1 });
  expect(smtp.received).toEqual([]);

  smtp.stalls = false;
  await harness.advanceTo(harness.now.plus({ minutes: 10 }).toISO() ?? '');
  expect(await find()).toMatchObject({ status: 'sent', platform: 'mail', attempts: 2 });
  await harness.advanceTo(harness.now.plus({ hours: 2 }).toISO() ?? '');
  expect(smtp.received.map(({ to, mail }) => [to, mail.subject])).toEqual([
    [['amina@example.org'], 'Inbjudan: Höstmöte'],
  ]);
});
