import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Stage, startStage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(async () => {
  await stage.stop();
});

function fixture(name: string): { command?: string; type?: string } {
  return JSON.parse(readFileSync(new URL(`../../fixtures/slack/${name}.json`, import.meta.url), 'utf8'));
}

async function replay(name: string) {
  const payload = fixture(name);
  if (payload.command !== undefined) return await stage.fake.sendForm({ ...payload });
  if (payload.type === 'event_callback') return await stage.fake.sendEvent(payload);
  return await stage.fake.sendInteraction(payload);
}

test.each([
  [
    'contact.log.command',
    {
      key: '1.2.command',
      tenant: 'T0FAKE',
      sender: { externalId: 'U0SAMIRA', name: 'samira.lind' },
      place: { kind: 'channel', reference: 'C0SATRA', name: 'satra' },
      act: {
        kind: 'command',
        word: 'kontakt',
        text: 'Hagsätra Folkdans: träffade styrelsen & <@U0NOOR|noor.ek> igår, behöver lokal #lokal',
      },
      canOpenForm: true,
    },
  ],
  [
    'contact.log.message',
    {
      key: 'Ev0MESSAGE',
      place: { kind: 'direct', reference: 'D0SAMIRA' },
      act: { kind: 'message', text: 'Träffade Hagsätra Folkdans igår, se example.org/lokal' },
      canOpenForm: false,
    },
  ],
  [
    'contact.log.mention',
    {
      key: 'Ev0MENTION',
      place: { kind: 'channel', reference: 'C0SATRA' },
      act: { kind: 'message', text: 'hej   kontakt Hagsätra Folkdans' },
      canOpenForm: false,
    },
  ],
  [
    'meeting.reply.press',
    {
      key: '1.2.press',
      sender: { externalId: 'U0NOOR', name: 'noor.ek' },
      place: { kind: 'direct', reference: 'D0NOOR' },
      act: {
        kind: 'press',
        action: 'meeting.needs',
        values: { invitation: 'i1', revision: 2, needs: 'interpreter,food' },
        on: { conversation: 'D0NOOR', message: '1795257600.000300' },
      },
    },
  ],
  [
    'contact.save.shortcut',
    {
      key: '1.2.shortcut',
      sender: { externalId: 'U0SAMIRA', name: 'samira.lind' },
      place: { kind: 'channel', reference: 'C0SATRA', name: 'satra' },
      act: {
        kind: 'shortcut',
        shortcut: 'contact.save',
        message: {
          text: 'Vi behöver en lokal & fika på torsdagar, se example.org. <@U0SAMIRA> kan du hjälpa?',
          writtenAt: '2026-11-21T10:40:00.000Z',
          author: { externalId: 'U0AMINA' },
        },
      },
      canOpenForm: true,
    },
  ],
  [
    'contact.log.submission',
    {
      key: '1.2.submission',
      place: { kind: 'channel', reference: 'C0SATRA', name: 'satra' },
      act: {
        kind: 'submit',
        draft: 'd1',
        values: {
          organisation: 'o1',
          note: 'Behöver lokal <på torsdagar> och fika',
          way: '',
          needs: [],
          day: '2026-11-20',
          time: '',
          people: '',
        },
      },
    },
  ],
])('%s, as recorded, is handled once as what it is', async (name, expected) => {
  const { entry, slack } = stage;
  const before = entry.handled.length;
  expect((await replay(name)).status).toBe(200);
  expect((await replay(name)).status).toBe(200);
  await slack.stop();
  expect(entry.handled.slice(before)).toMatchObject([{ platform: 'slack', ...expected }]);
});

test('organisation.search, as recorded, looks up', async () => {
  stage.entry.found = [{ value: 'o1', label: 'Hagsätra Folkdans' }];
  expect((await replay('organisation.search')).body).toMatchObject({ options: [{ value: 'o1' }] });
  expect(stage.entry.lookups).toMatchObject([
    { kind: 'organisation', text: 'hags', draft: '01987f00-0000-7000-8000-000000000001' },
  ]);
});

test('link.opened, as recorded, is acknowledged only', async () => {
  const before = stage.entry.handled.length;
  expect(await replay('link.opened')).toMatchObject({ status: 200, body: undefined });
  expect(stage.entry.handled).toHaveLength(before);
});
