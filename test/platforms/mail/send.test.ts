import { randomUUID } from 'node:crypto';
import { DateTime } from 'luxon';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { button } from '#src/conversation/elements/button.ts';
import { buttons, type Card, card, facts, image, input, text } from '#src/conversation/elements/card.ts';
import type { Messenger, Outgoing } from '#src/conversation/messenger.ts';
import { createLinks } from '#src/link/tokens.ts';
import type { KeptMail } from '#src/platforms/mail/mailbox/mailbox.ts';
import { createMailMessenger } from '#src/platforms/mail/send.ts';
import { createSmtpPool, type SmtpPool } from '#src/platforms/mail/smtp.ts';
import { type SmtpDouble, startBareSmtp, startSilence, startSmtp } from './smtp-double.ts';

const links = createLinks('a secret of at least thirty-two letters');
const now = DateTime.fromISO('2026-11-23T10:00', { zone: 'utc' });
const workspace = { id: randomUUID(), name: 'Hägersten' };
const person = { id: randomUUID(), name: 'Leyla Demir' };
const subject = randomUUID();
const invitation = card(
  'Inbjudan: Höstmöte',
  text('Ni i Hagsätra Folkdans är välkomna.'),
  facts(['När', 'torsdag 3 december kl. 18.00–20.00'], ['Var', 'Sätra bibliotek']),
  buttons(
    button('Ja', 'meeting.answer', { invitation: subject, reply: 'yes' }),
    button('Nej', 'meeting.answer', { invitation: subject, reply: 'no' }),
  ),
);

let server: SmtpDouble;
let pool: SmtpPool;
let messenger: Messenger;
let kept: KeptMail[];

function open(url: string): void {
  pool?.close();
  pool = createSmtpPool({
    url,
    from: { name: 'Bryggan i Hägersten', address: 'bryggan@example.org' },
    silenceMs: 700,
  });
  messenger = createMailMessenger({
    links,
    publicUrl: 'https://bryggan.example.org',
    smtp: { pool, host: 'example.org' },
    mailbox: { keep: async (mail) => void kept.push(mail) },
    clock: () => now,
  });
}

beforeEach(async () => {
  kept = [];
  server = await startSmtp();
  open(server.url);
});
afterEach(async () => {
  pool.close();
  await server.stop();
});

function to(
  address: string,
  given: { card?: Card; name?: string; tenant?: string; id?: string } = {},
): Outgoing {
  const shown = given.card ?? invitation;
  return {
    deliveryId: given.id ?? randomUUID(),
    address: { platform: 'mail', tenant: given.tenant ?? '', to: { kind: 'person', externalId: address } },
    card: shown,
    language: 'sv',
    letter: {
      workspace,
      person: { ...person, name: given.name ?? person.name },
      parts: [{ message: 'meeting.invitation', subject, card: shown }],
      notice: undefined,
    },
  };
}

function received() {
  const [only, ...more] = server.received;
  if (only === undefined || more.length > 0) throw new Error(`${server.received.length} mails came`);
  return only;
}

describe('A mail', () => {
  it('says the same as the card in HTML and in plain text, with links that open the matter', async () => {
    const deliveryId = randomUUID();
    expect(await messenger.send(to('leyla@example.org', { id: deliveryId }))).toEqual({
      kind: 'sent',
      at: { conversation: 'leyla@example.org', message: deliveryId },
    });
    const { mail, from, to: recipients } = received();
    expect([from, recipients]).toEqual(['bryggan@example.org', ['leyla@example.org']]);
    expect(mail.messageId).toBe(`<${deliveryId}@example.org>`);
    expect(mail.subject).toBe('Inbjudan: Höstmöte');
    expect(mail.from).toMatchObject({ name: 'Bryggan i Hägersten', address: 'bryggan@example.org' });
    expect(mail.to).toMatchObject([{ name: 'Leyla Demir', address: 'leyla@example.org' }]);
    for (const body of [mail.html ?? '', mail.text ?? '']) {
      expect(body).toContain('Ni i Hagsätra Folkdans är välkomna.');
      expect(body).toContain('torsdag 3 december kl. 18.00–20.00');
      expect(body).toContain('Mejlet är till Leyla Demir');
    }
    const [, token = ''] = /\/a\/([\w-]+)\n/u.exec(mail.text ?? '') ?? [];
    expect(links.read(token, now)).toMatchObject({
      ok: true,
      link: {
        workspace: workspace.id,
        person: person.id,
        matter: { message: 'meeting.invitation', subject },
      },
    });
    expect(mail.html).toContain(`https://bryggan.example.org/a/${token}?svar=`);
  });

  it('begins with the question where it asks one, and says in plain text where to write the answer', async () => {
    const field = { kind: 'longText', name: 'text', label: 'Vad saknar ni?', required: false } as const;
    const save = button('Spara texten', 'survey.answer', { request: subject });
    const asked = card('En fråga från Hägersten', text('Ditt svar sparas direkt.'), input([field], save));
    await messenger.send(to('leyla@example.org', { card: { ...asked, gist: 'Vad saknar ni?' } }));
    const { mail } = received();
    const body = (mail.html ?? '').replace(/^[\s\S]*<body[^>]*>/u, '').replace(/<[^>]*>/gu, '');
    expect(body.trim()).toMatch(/^Vad saknar ni\? Ditt svar sparas direkt\./u);
    expect(mail.text).toContain('Fyll i här:\nhttps://');
  });

  it('has in plain text each question’s choices below it, and of one thing to press no more than its name', async () => {
    const press = (label: string) => button(label, 'survey.answer', { request: subject });
    const lone = card('Ni sa: Lokaler', text('8 svarade.'), buttons(press('Se vad du svarade')));
    await messenger.send(to('leyla@example.org', { card: lone }));
    const asked = card(
      'Två frågor',
      text('Hur lätt är det?'),
      buttons(press('1'), press('2')),
      text('Vilken dag?'),
      buttons(press('måndag'), press('torsdag')),
    );
    await messenger.send(to('leyla@example.org', { card: asked }));
    const [first = '', second = ''] = server.received.map(({ mail }) => mail.text ?? '');
    expect(first).toContain('8 svarade.\n\nSe vad du svarade:\nhttps://');
    expect(second).toContain(
      'Hur lätt är det?\n\n1, 2\n\nVilken dag?\n\nmåndag, torsdag\n\nSvara här:\nhttps://',
    );
  });

  it('begins with what it is about, for the line that a telephone shows', async () => {
    await messenger.send(to('leyla@example.org'));
    const body = (received().mail.html ?? '').replace(/^[\s\S]*<body[^>]*>/u, '').replace(/<[^>]*>/gu, '');
    expect(body.trim()).toMatch(
      /^Ni i Hagsätra Folkdans är välkomna\. När: torsdag 3 december kl\. 18\.00–20\.00, Var: Sätra/u,
    );
  });

  it('of several things says why they come together, and which they are in the line under the subject', async () => {
    const mail = to('leyla@example.org', { card: card('2 saker från Hägersten') });
    const information = card('Nya öppettider', text('Till 20 hela december.'));
    const part = { message: 'meeting.invitation', subject };
    const parts = [
      { ...part, card: invitation },
      { ...part, card: information },
    ];
    const letter = { workspace, person, notice: undefined, together: 'Det här har väntat.', parts };
    await messenger.send({ ...mail, letter });
    const { subject: line, html, text: plain } = received().mail;
    expect(line).toBe('2 saker från Hägersten');
    for (const body of [html ?? '', plain ?? '']) {
      expect(body.indexOf('Det här har väntat.')).toBeLessThan(body.indexOf('Ni i Hagsätra Folkdans'));
      expect(body).toContain('Till 20 hela december.');
    }
    const body = (html ?? '').replace(/^[\s\S]*<body[^>]*>/u, '').replace(/<[^>]*>/gu, '');
    expect(body.trim()).toMatch(/^Inbjudan: Höstmöte, Nya öppettider/u);
  });

  it('that is the first leads to what is kept about its person, since nothing can be written to it', async () => {
    const mail = to('leyla@example.org');
    const parts = [{ message: 'meeting.invitation', subject, card: invitation }];
    await messenger.send({ ...mail, letter: { workspace, person, notice: 'Vi sparar ditt namn.', parts } });
    const { html, text: plain } = received().mail;
    const [, token = ''] = /Se vad som finns om dig: \S+\/a\/([\w-]+)/u.exec(plain ?? '') ?? [];
    expect(links.read(token, now)).toMatchObject({
      ok: true,
      link: { person: person.id, matter: { message: 'personalData.show', subject: person.id } },
    });
    expect(plain).toContain('Vi sparar ditt namn.');
    expect(html).toMatch(new RegExp(`Vi sparar ditt namn\\. <a href="[^"]*/a/${token}"`, 'u'));
  });

  it('fetches nothing, runs nothing and follows nobody', async () => {
    const picture = card('Resultat', image('https://example.org/bars.png', 'Nio av tio kom.'));
    await messenger.send(to('leyla@example.org', { card: picture }));
    const html = received().mail.html ?? '';
    expect(html).toContain('Nio av tio kom.');
    expect(html).not.toMatch(/<img|<script|<link|url\(|src=|@import|<form|javascript:/u);
  });

  it('can be stopped from the mail program, by a link of its person alone', async () => {
    await messenger.send(to('leyla@example.org'));
    const header = received().mail.headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '';
    const [, token = ''] = /^<https:\/\/bryggan\.example\.org\/a\/([\w-]+)\/paus>$/u.exec(header) ?? [];
    const post = received().mail.headers.find(({ key }) => key === 'list-unsubscribe-post')?.value;
    expect(post).toBe('List-Unsubscribe=One-Click');
    expect(links.read(token, now)).toMatchObject({
      ok: true,
      link: { person: person.id, matter: { message: 'people.pause', subject: person.id } },
    });
  });

  it('lets nobody add a header by a title or a name, nor markup by any text', async () => {
    const nasty = 'Fest\r\nBcc: everybody@example.org\r\n\r\n<script>alert(1)</script>';
    await messenger.send(to('leyla@example.org', { card: card(nasty, text(nasty)), name: nasty }));
    const { mail, to: recipients, raw } = received();
    expect(recipients).toEqual(['leyla@example.org']);
    expect(mail.headers.map(({ key }) => key)).not.toContain('bcc');
    expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/imu);
    expect(mail.subject).toBe('Fest Bcc: everybody@example.org <script>alert(1)</script>');
    expect(mail.html).not.toContain('<script>');
  });

  it.each(['"a b"@example.org', '"a@b"@example.org', '"a\\"b,c"@example.org'])(
    'reaches the quoted %s, and nobody else',
    async (address) => {
      const bare = await startBareSmtp();
      open(bare.url);
      expect((await messenger.send(to(address))).kind).toBe('sent');
      expect(bare.lines.filter((line) => line.startsWith('RCPT'))).toEqual([`RCPT TO:<${address}>`]);
      expect(bare.lines.find((line) => line.startsWith('To:'))).toBe(`To: Leyla Demir <${address}>`);
      await bare.stop();
    },
  );

  it('is given up where the server cannot read the address', async () => {
    expect(await messenger.send(to('"a b"@example.org'))).toEqual({ kind: 'never', reason: 'badAddress' });
  });

  it.each(['å.ö@example.org', "o'neil+list@example.org"])('reaches %s, and nobody else', async (address) => {
    expect((await messenger.send(to(address))).kind).toBe('sent');
    expect(received().to).toEqual([address]);
  });

  it.each([
    '',
    'leyla',
    'a@example.org, b@example.org',
    'a@example.org\r\nRCPT TO:<b@example.org>',
    '<a@example.org>',
    'a b@example.org',
    '"a>b"@example.org',
  ])('is not sent to %j', async (address) => {
    expect(await messenger.send(to(address))).toEqual({ kind: 'never', reason: 'badAddress' });
    expect(server.received).toEqual([]);
  });

  it('of the demo never leaves the machine', async () => {
    expect((await messenger.send(to('leyla@example.org', { tenant: 'demo' }))).kind).toBe('sent');
    expect(server.received).toEqual([]);
    expect(kept).toMatchObject([
      { person: person.id, address: 'leyla@example.org', subject: 'Inbjudan: Höstmöte' },
    ]);
  });
});

describe('A server', () => {
  it('that refuses one of three gets the other two', async () => {
    server.refused.set('gone@example.org', { code: 550, text: '5.1.1 No such mailbox' });
    server.refused.set('full@example.org', { code: 452, text: '4.2.2 Mailbox full' });
    const all = ['leyla', 'gone', 'full', 'gunnar'].map((name) => messenger.send(to(`${name}@example.org`)));
    expect(await Promise.all(all)).toMatchObject([
      { kind: 'sent' },
      { kind: 'never', reason: 'noMailbox' },
      { kind: 'temporary', reason: 'mailBusy' },
      { kind: 'sent' },
    ]);
    expect(server.received.flatMap((one) => one.to).sort()).toEqual([
      'gunnar@example.org',
      'leyla@example.org',
    ]);
  });

  it('that takes the mail and then drops the connection leaves it uncertain; the next try has the same id', async () => {
    server.dropAfterData = true;
    const mail = to('leyla@example.org');
    expect(await messenger.send(mail)).toEqual({ kind: 'uncertain', reason: 'mailDropped' });
    expect(server.received).toHaveLength(1);
    server.dropAfterData = false;
    expect((await messenger.send(mail)).kind).toBe('sent');
    const ids = server.received.map((one) => one.mail.messageId);
    expect(new Set(ids).size).toBe(1);
  });

  it('that keeps silent, or is not there, got nothing: it is tried again', async () => {
    const silence = await startSilence();
    open(silence.url);
    expect(await messenger.send(to('leyla@example.org'))).toEqual({
      kind: 'temporary',
      reason: 'mailUnreachable',
    });
    await silence.stop();
    expect(await messenger.send(to('leyla@example.org'))).toEqual({
      kind: 'temporary',
      reason: 'mailUnreachable',
    });
  });
});
