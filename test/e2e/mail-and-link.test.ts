import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Account } from '#entities/account.ts';
import { Delivery } from '#entities/delivery.ts';
import { Mail } from '#entities/mail.ts';
import { Person } from '#entities/person.ts';
import { createMailbox } from '#src/platforms/mail/mailbox/mailbox.ts';
import { createMailMessenger } from '#src/platforms/mail/send.ts';
import { createSmtpPool, type SmtpPool } from '#src/platforms/mail/smtp.ts';
import { buildTown, previewFor, type Town } from '#test/features/meetings/town.ts';
import { type LinkServer, serveLinks } from '#test/platforms/link/link-world.ts';
import { type SmtpDouble, startSmtp } from '#test/platforms/mail/smtp-double.ts';
import { readingOf } from '#test/support/harness.ts';
import { findChromium, needs } from '#test/support/needs.ts';

needs('chromium')('Somebody in no chat', () => {
  let town: Town;
  let server: LinkServer;
  let smtp: SmtpDouble;
  let pool: SmtpPool;
  let browser: Browser;

  beforeAll(async () => {
    town = await buildTown();
    server = await serveLinks(town.harness);
    smtp = await startSmtp();
    pool = createSmtpPool({ url: smtp.url, from: { name: 'Bryggan', address: 'bryggan@example.org' } });
    const { harness, amina, bo, cem } = town;
    harness.messengers.set(
      'mail',
      createMailMessenger({
        links: server.links,
        publicUrl: server.url,
        smtp: { pool, host: 'example.org' },
        mailbox: createMailbox(harness.orm),
        clock: () => harness.now,
      }),
    );
    const em = harness.em();
    for (const [person, email] of [
      [amina, 'amina@example.org'],
      [bo, 'bo@example.org'],
      [cem, 'cem@example.org'],
    ] as const) {
      await em.nativeDelete(Account, { person: person.id });
      await em.nativeUpdate(Person, { id: person.id }, { email });
    }
    smtp.refused.set('cem@example.org', { code: 550, text: '5.1.1 No such mailbox' });
    browser = await chromium.launch({ executablePath: findChromium() ?? 'chromium', args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
    pool.close();
    await smtp.stop();
    await server.stop();
    await town.harness.stop();
  });

  test('gets the invitation by mail, answers by its link without JavaScript, and is counted on the coordinator’s card', async () => {
    const { harness, samira, amina, dana } = town;
    const preview = await previewFor(town);
    expect(readingOf(preview)).toContain('e-post (3)');
    await harness.press(samira, preview, 'Skicka inbjudan till 4 personer');
    await harness.deliver();
    expect(smtp.received.flatMap(({ to }) => to).sort()).toEqual(['amina@example.org', 'bo@example.org']);
    expect(harness.sentTo(dana)).toHaveLength(1);

    const mail = smtp.received.find(({ to }) => to.includes('amina@example.org'))?.mail;
    expect(mail?.subject).toBe('Inbjudan: Höstmöte');
    const yes = /href="(?<url>[^"]*)"[^>]*>Ja</u.exec(mail?.html ?? '')?.groups?.['url'] ?? '';
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 320, height: 640 },
      locale: 'sv-SE',
    });
    const page = await context.newPage();
    await page.goto(yes);
    await page.getByText('Den här länken är till Amina, Hagsätra Folkdans').waitFor();
    const overview = () => {
      const found = harness.sentTo(samira).find(({ card: { title } }) => title.includes('Höstmöte'));
      return found === undefined ? '' : readingOf(found);
    };
    expect(overview()).toContain('Ja: 0');
    await page.getByRole('button', { name: 'Ja', exact: true }).click();
    await page.getByText('Sparat: ja, 1 kommer.').waitFor();
    await page.getByLabel('Hur många').fill('3');
    await page.getByRole('button', { name: 'Spara antal' }).click();
    await page.getByText('Sparat: ja, 3 kommer.').waitFor();
    await context.close();

    await harness.advanceTo('2026-11-23T10:05');
    expect(overview()).toContain('Ja: 3 personer kommer, från 1 aktör');
    const em = harness.em();
    const sent = await em.findOneOrFail(Delivery, { person: amina.id, message: 'meeting.invitation' });
    expect(sent).toMatchObject({ status: 'sent', platform: 'mail', sentConversation: 'amina@example.org' });
    expect(await em.count(Mail, {})).toBe(0);
  });

  test('whose server refuses the mail is named to the coordinator, with the reason', async () => {
    const { harness, samira, cem } = town;
    const em = harness.em();
    expect(await em.findOneOrFail(Delivery, { person: cem.id, message: 'meeting.invitation' })).toMatchObject(
      {
        status: 'failed',
        reason: 'noMailbox',
      },
    );
    const readings = harness.sentTo(samira).map(readingOf).join('\n');
    expect(readings).toContain('Cem (e-postadressen finns inte)');
  });
});
