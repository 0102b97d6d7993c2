import { afterAll, beforeAll, expect, it } from 'vitest';
import { FakeTeams } from '#test/support/fake-teams.ts';
import { type Stage, startStage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(async () => {
  await stage.stop();
});

const samira = '5a317a00-0000-4000-8000-000000000001';
const ownChat = { kind: 'direct', reference: 'a:1samira-own-chat' };
const channel = {
  kind: 'channel',
  reference: '19:satra@thread.tacv2',
  name: 'Sätra',
  within: '19:team@thread.tacv2',
};

const twoOfThem = { kind: 'direct', reference: '19:samira_amina@unq.gbl.spaces' };

it.each([
  [
    'contact.log.message',
    ownChat,
    {
      kind: 'message',
      text: 'kontakt Hagsätra Folkdans: träffade styrelsen igår, behöver lokal #lokal',
    },
  ],
  [
    'contact.log.mention',
    channel,
    { kind: 'message', text: 'roller <@5a317a00-0000-4000-8000-000000000002|Noor Ek> samordnare' },
  ],
  [
    'meeting.reply.execute',
    ownChat,
    {
      kind: 'press',
      action: 'meeting.reply',
      values: { invitation: '0198', revision: 2 },
      on: { conversation: 'a:1samira-own-chat', message: '1795320573491' },
    },
  ],
  [
    'survey.answer.execute',
    channel,
    {
      kind: 'press',
      action: 'survey.answer',
      values: { request: '0198', note: 'text här' },
      on: { conversation: '19:satra@thread.tacv2', message: '1795320744824' },
    },
  ],
  [
    'contact.log.execute',
    ownChat,
    {
      kind: 'submit',
      draft: '01987f00-0000-7000-8000-000000000001',
      values: {
        note: 'Träffade dem',
        when: '2026-11-21',
        count: '3',
        needs: ['premises', 'culture'],
        offers: [],
      },
    },
  ],
  [
    'contact.change.fetch',
    ownChat,
    {
      kind: 'press',
      action: 'contact.change',
      values: { contact: '0198' },
      on: { conversation: 'a:1samira-own-chat', message: '1795320744999' },
    },
  ],
  [
    'contact.change.submit',
    ownChat,
    {
      kind: 'submit',
      draft: '01987f00-0000-7000-8000-000000000001',
      values: { note: 'Träffade dem igår' },
    },
  ],
  [
    'submit.message',
    ownChat,
    {
      kind: 'press',
      action: 'meeting.reply',
      values: { invitation: '0198', revision: 2 },
      on: { conversation: 'a:1samira-own-chat', message: '1795320744999' },
    },
  ],
  [
    'contact.save.fetch',
    twoOfThem,
    {
      kind: 'shortcut',
      shortcut: 'contact.save',
      message: {
        text: 'Vi behöver en lokal & fika på torsdagar.\n\nSamira Lind, kan du hjälpa?\n/Amina',
        writtenAt: '2026-11-21T10:40:00.000Z',
        author: { externalId: 'a317a000-0000-4000-8000-000000000002', name: 'Amina Nur' },
      },
    },
  ],
  [
    'contact.save.submit',
    twoOfThem,
    {
      kind: 'submit',
      draft: '01987f00-0000-7000-8000-000000000001',
      values: { note: 'Behöver lokal' },
    },
  ],
  ['installation.add', ownChat, { kind: 'message', text: 'help' }],
])('hands over %s as it was meant, once', async (name, place, act) => {
  const before = stage.entry.handled.length;
  const activity = stage.fixture(name);
  expect((await stage.send(activity)).status).toBe(200);
  await expect.poll(() => stage.entry.handled.length).toBe(before + 1);
  expect(stage.entry.handled.at(-1)).toMatchObject({
    platform: 'teams',
    tenant: FakeTeams.tenant,
    sender: { externalId: samira, name: 'Samira Lind', email: 'samira@example.org' },
    place,
    act,
    canOpenForm: true,
  });
  expect((await stage.send(activity)).status).toBe(200);
  expect(stage.entry.handled.length).toBe(before + 1);
});

it('makes whoever installs Bryggan known as such, and nobody who writes', async () => {
  const senders = stage.entry.handled.map(({ act, sender }) => [act, sender.installer] as const);
  const installers = senders.filter(([, installer]) => installer === true);
  expect(installers.map(([act]) => act)).toEqual([{ kind: 'message', text: 'help' }]);
});

it.each(['members.added', 'installation.remove'])('takes %s without a word', async (name) => {
  const [handled, calls] = [stage.entry.handled.length, stage.fake.calls.length];
  expect((await stage.send(stage.fixture(name))).status).toBe(200);
  expect([stage.entry.handled.length, stage.fake.calls.length]).toEqual([handled, calls]);
});

it('finds what is searched for in a form', async () => {
  stage.entry.found = [{ value: 'org-1', label: 'Hagsätra Folkdans', detail: 'Hagsätra' }];
  const { status, body } = await stage.send(stage.fixture('organisation.search'));
  expect(stage.entry.lookups.at(-1)).toMatchObject({
    kind: 'organisation',
    text: 'hag',
    platform: 'teams',
    draft: '01987f00-0000-7000-8000-000000000001',
  });
  expect({ status, body }).toEqual({
    status: 200,
    body: {
      type: 'application/vnd.microsoft.search.searchResponse',
      value: { results: [{ title: 'Hagsätra Folkdans – Hagsätra', value: 'org-1' }] },
    },
  });
});

it('says 500 to what could not be kept, so that Teams sends it again', async () => {
  const activity = { ...stage.fixture('contact.log.message'), id: 'kept-at-last' };
  const before = stage.entry.handled.length;
  stage.entry.failStore = 1;
  expect((await stage.send(activity)).status).toBe(500);
  expect((await stage.send(activity)).status).toBe(200);
  await expect.poll(() => stage.entry.handled.length).toBe(before + 1);
});

it('asks what a channel is called where Teams does not say it, once for all of the team', async () => {
  stage.fake.channels.set('19:quiet-team', [{ id: '19:quiet-team' }, { id: '19:torget', name: 'Torget' }]);
  const mention = stage.fixture('contact.log.mention');
  const channelData = { tenant: { id: FakeTeams.tenant }, team: { id: '19:quiet-team' } };
  const conversation = { conversationType: 'channel', tenantId: FakeTeams.tenant };
  for (const [channel, name] of [
    ['19:torget', 'Torget'],
    ['19:quiet-team', 'Allmänt'],
    ['19:unheard-of', undefined],
  ] as const) {
    const before = stage.entry.handled.length;
    const inChannel = { ...conversation, id: `${channel};messageid=1` };
    await stage.send({ ...mention, id: `in ${channel}`, channelData, conversation: inChannel });
    await expect.poll(() => stage.entry.handled.length).toBe(before + 1);
    const { place } = stage.entry.handled.at(-1) ?? {};
    expect([place?.reference, place?.name]).toEqual([channel, name]);
  }
  const asked = stage.fake.calls.filter(({ path }) => path === '/v3/teams/19:quiet-team/conversations');
  expect(asked.map(({ authorization }) => authorization)).toEqual(['Bearer outgoing', 'Bearer outgoing']);
});
