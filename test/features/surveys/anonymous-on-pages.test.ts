import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Account } from '#entities/account.ts';
import { Delivery } from '#entities/delivery.ts';
import { Home } from '#entities/home.ts';
import { Installation } from '#entities/installation.ts';
import type { Person } from '#entities/person.ts';
import { SealedBallot } from '#entities/sealed-ballot.ts';
import { Survey } from '#entities/survey.ts';
import { SurveyQuestion } from '#entities/survey-question.ts';
import { Workspace } from '#entities/workspace.ts';
import { sealedField } from '#src/conversation/elements/form.ts';
import { createLog } from '#src/log.ts';
import { type BrowserChat, createBrowserChat } from '#src/platforms/browser/browser-chat.ts';
import { createBrowserHistory } from '#src/platforms/browser/history/history.ts';
import { readPost as readFromChat } from '#src/platforms/browser/receive.ts';
import { readPost as readFromLink } from '#src/platforms/link/receive.ts';
import { formsOf, type LinkServer, serveLinks } from '#test/platforms/link/link-world.ts';
import { fingerprint } from '#test/support/addresses.ts';
import { readEverything } from './curious.ts';
import { askAnonymously, type Hall } from './hall.ts';

const secrets = ['det här skrev jag bakom länken', 'det här skrev jag på chattsidan'] as const;
/** What came of each form that was sent: what a browser posted, and where. */
const posted: {
  readonly path: string;
  readonly body: Record<string, string>;
  readonly from: 'link' | 'chat';
}[] = [];

let hall: Hall;
let server: LinkServer;
let chat: BrowserChat;
let page: Server;
let chatUrl: string;

beforeAll(async () => {
  hall = await askAnonymously(3);
  const { harness } = hall;
  server = await serveLinks(harness);
  // The chat page shows the demo alone.
  const em = harness.em();
  await em.nativeUpdate(Workspace, { id: harness.workspace.id }, { demo: true });
  await em.nativeUpdate(Account, {}, { tenant: 'demo' });
  await harness.orm.em.fork().nativeUpdate(Installation, {}, { tenant: 'demo' });
  expect(await em.count(Home, {})).toBe(1);
  chat = createBrowserChat({
    entry: harness.dispatch,
    store: createBrowserHistory(harness.orm),
    fingerprint,
    publicUrl: 'https://bryggan.example.org',
    clock: () => harness.now,
    log: createLog('fatal'),
  });
  page = express().use(chat.router).listen(0, '127.0.0.1');
  await once(page, 'listening');
  chatUrl = `http://localhost:${(page.address() as AddressInfo).port}`;
});
afterAll(async () => {
  chat.close();
  page.close();
  page.closeAllConnections();
  await server.stop();
  await hall.harness.stop();
});

function guest(index: number): Person {
  const found = hall.guests[index];
  if (found === undefined) throw new Error('Nobody was asked.');
  return found;
}

async function valuesOf(text: string, scale = '4'): Promise<Record<string, string>> {
  const questions = await hall.harness.em().find(SurveyQuestion, {});
  const name = (kind: string) => `one.${sealedField}${questions.find((one) => one.kind === kind)?.id ?? ''}`;
  return { [name('scale')]: scale, [name('text')]: text };
}

async function send(url: string, body: Record<string, string>): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams(body),
    headers: { 'sec-fetch-site': 'same-origin', origin: new URL(url).origin },
  });
  return response.text();
}

function formWith(page: string, label: string): Record<string, string> {
  const form = formsOf(page).find((one) => one.label === label);
  if (form === undefined)
    throw new Error(
      `No button ${label}: ${formsOf(page)
        .map((one) => one.label)
        .join(', ')}`,
    );
  return form.fields;
}

const tooLong = 'för långt att spara '.repeat(200);

describe('an anonymous form', () => {
  it('is answered behind a link, after an answer that was too long, which the page gives back', async () => {
    const { harness } = hall;
    const asked = await harness.em().findOneOrFail(Delivery, { message: 'survey.ask', person: guest(0).id });
    const token = server.links.sign({
      workspace: harness.workspace.id,
      person: guest(0).id,
      matter: { message: 'survey.ask', subject: asked.subjectId },
      expiresAt: harness.now.plus({ days: 3 }),
    });
    const url = `${server.url}/a/${token}`;
    const card = await (await fetch(url)).text();
    const form = formWith(await send(url, formWith(card, 'Svara anonymt')), 'Skicka svaret');
    const wrong = await send(url, { ...form, ...(await valuesOf(tooLong)), act: 'submit' });
    expect(wrong).toContain('Texten är för lång');
    expect(wrong).toContain('för långt att spara');
    const body = { ...formWith(wrong, 'Skicka svaret'), ...(await valuesOf(secrets[0])), act: 'submit' };
    posted.push({ path: token, body, from: 'link' });
    expect(await send(url, body)).toContain('förseglat');
  });

  it('is answered on the chat page, after an answer that was too long', async () => {
    const path = `/chat/${encodeURIComponent(guest(1).name)}`;
    const url = chatUrl + path;
    const nonce = (html: string) => /name="page" value="([^"]*)"/u.exec(html)?.[1] ?? '';
    const listed = await send(url, {
      act: 'say',
      text: '/enkat',
      page: nonce(await (await fetch(url)).text()),
    });
    const card = await send(url, formWith(listed, 'Svara'));
    const form = formWith(await send(url, formWith(card, 'Svara anonymt')), 'Skicka svaret');
    const wrong = await send(url, { ...form, ...(await valuesOf(tooLong)), act: 'submit' });
    expect(wrong).toContain('Texten är för lång');
    expect(wrong).toContain('för långt att spara');
    expect(await (await fetch(url)).text()).not.toContain('för långt att spara');
    const body = { ...formWith(wrong, 'Skicka svaret'), ...(await valuesOf(secrets[1])), act: 'submit' };
    posted.push({ path, body, from: 'chat' });
    expect(await send(url, body)).toContain('förseglat');
    expect(await hall.harness.em().count(SealedBallot, {})).toBe(2);
  });

  it('leaves nothing of what was written in any table', async () => {
    const rows = await readEverything(hall.harness.em());
    const tables = new Set(rows.map(({ table }) => table));
    for (const table of ['browser_messages', 'inbox_entries', 'drafts', 'deliveries', 'audit_entries'])
      expect([...tables].some((one) => one.endsWith(`.${table}`)) || table === 'drafts', table).toBe(true);
    for (const written of [...secrets, 'för långt att spara']) {
      const holding = rows.filter(
        ({ row }) => row.includes(written) || row.includes(encodeURIComponent(written)),
      );
      expect(holding.map(({ table }) => table)).toEqual([]);
    }
  });

  it('cannot be guessed from the marks by which a repetition is known', async () => {
    const rows = await readEverything(hall.harness.em());
    const keys = rows.filter(({ table }) => table.endsWith('.inbox_entries')).map(({ row }) => row);
    for (const { path, body, from } of posted) {
      const page = body['page'] ?? '';
      expect(keys.some((key) => key.includes(page))).toBe(true);
      // Everything but the answer is known to whoever guesses, and the text is guessed right.
      for (const scale of ['1', '2', '3', '4', '5']) {
        const guessed = { ...body, ...(await valuesOf(secrets[from === 'link' ? 0 : 1], scale)) };
        const post = from === 'link' ? readFromLink(guessed) : readFromChat(guessed);
        const mark = createHash('sha256')
          .update(JSON.stringify([path, post]))
          .digest('base64url');
        expect(keys.some((key) => key.includes(mark.slice(0, 16)))).toBe(false);
      }
    }
  });

  it('is taken once, whatever it is sent from', async () => {
    const [first] = posted;
    if (first === undefined) throw new Error('Nothing was sent.');
    const again = await send(`${server.url}/a/${first.path}`, {
      ...first.body,
      page: `${first.body['page']}x`,
    });
    expect(again).toContain('Formuläret är redan skickat');
    expect(await hall.harness.em().count(SealedBallot, {})).toBe(2);
    expect((await hall.harness.em().findOneOrFail(Survey, {})).closedAt).toBeNull();
  });
});
