import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Account } from '#entities/account.ts';
import { Person } from '#entities/person.ts';
import { Referral } from '#entities/referral.ts';
import { createMailbox } from '#src/platforms/mail/mailbox/mailbox.ts';
import { createMailMessenger } from '#src/platforms/mail/send.ts';
import { createSmtpPool, type SmtpPool } from '#src/platforms/mail/smtp.ts';
import { buildBoard, line, newest, type Town } from '#test/features/referrals/town.ts';
import { type LinkServer, serveLinks } from '#test/platforms/link/link-world.ts';
import { type SmtpDouble, startSmtp } from '#test/platforms/mail/smtp-double.ts';
import { findChromium, needs } from '#test/support/needs.ts';

needs('chromium')('A body’s person in no chat', () => {
  let town: Town;
  let server: LinkServer;
  let smtp: SmtpDouble;
  let pool: SmtpPool;
  let browser: Browser;

  beforeAll(async () => {
    town = await buildBoard();
    const { harness, karin } = town;
    server = await serveLinks(harness);
    smtp = await startSmtp();
    pool = createSmtpPool({ url: smtp.url, from: { name: 'Bryggan', address: 'bryggan@example.org' } });
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
    await em.nativeDelete(Account, { person: karin.id });
    await em.nativeUpdate(Person, { id: karin.id }, { email: 'karin@example.org' });
    browser = await chromium.launch({ executablePath: findChromium() ?? 'chromium', args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
    pool.close();
    await smtp.stop();
    await server.stop();
    await town.harness.stop();
  });

  test('answers by the link in a mail without an account or JavaScript, and learns that it was taken back', async () => {
    const { harness, samira } = town;
    const sent = await harness.say(samira, line);
    await harness.deliver();
    const [mail] = smtp.received;
    expect(mail?.mail.subject).toContain('Kan ni hjälpa Hagsätra Folkdans?');
    const address = /href="([^"]*\/a\/[^"]*)"[^>]*>\s*Vi tar det/u.exec(mail?.mail.html ?? '')?.[1];
    if (address === undefined) throw new Error('No button in the mail.');
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 320, height: 640 },
    });
    const page = await context.newPage();
    const only = () => harness.em().findOneOrFail(Referral, {});

    await page.goto(address.replaceAll('&amp;', '&'));
    expect((await only()).status).toBe('open');
    await page.getByText('Det du svarar här räknas som svar från Karin.').waitFor();
    await page.getByRole('button', { name: 'Vi tar det' }).click();
    await page.getByText('Sparat: ni tar det.').waitFor();
    expect(await only()).toMatchObject({ status: 'accepted' });
    await harness.deliver();
    expect(newest(town, samira).card.title).toBe('Fastighetskontoret tar det: Hagsätra Folkdans');

    await harness.press(samira, sent, 'Ångra');
    await harness.deliver();
    expect(smtp.received.at(-1)?.mail.subject).toContain('Ni behöver inte göra något: Hagsätra Folkdans');
    await page.getByRole('button', { name: 'Det är klart' }).click();
    await page.getByText('Svaret sparades inte: frågan är redan avslutad.').waitFor();
    expect((await only()).status).toBe('withdrawn');
    await context.close();
  });
});
