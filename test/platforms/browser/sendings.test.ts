import { DateTime } from 'luxon';
import { expect, it } from 'vitest';
import { Delivery } from '#entities/delivery.ts';
import { Invitation } from '#entities/invitation.ts';
import { Meeting } from '#entities/meeting.ts';
import { Person } from '#entities/person.ts';
import { Survey } from '#entities/survey.ts';
import { Workspace } from '#entities/workspace.ts';
import { declarations } from '#handlers/index.ts';
import { isKey } from '#src/locales/translate.ts';
import { forWorkspace } from '#src/persistence/orm.ts';
import { buildChatWorld } from './chat-world.ts';

it('gathers what is sent about everybody’s invitation under its meeting', async () => {
  const world = await buildChatWorld();
  const em = forWorkspace(world.orm, world.workspaceId);
  const workspace = em.getReference(Workspace, world.workspaceId);
  const people = await em.find(Person, {}, { orderBy: { name: 'asc' } });
  const now = DateTime.utc();
  const [organiser, ...invited] = people;
  if (organiser === undefined) throw new Error('Nobody lives there.');
  for (const title of ['Höstmöte', 'Vårmöte']) {
    const when = { startsAt: now.plus({ days: 7 }), endsAt: now.plus({ days: 7, hours: 2 }) };
    const plan = { title, place: 'Sätra bibliotek', zone: 'Europe/Stockholm', ...when };
    const meeting = em.create(Meeting, { workspace, organiser, ...plan });
    for (const person of invited) {
      const invitation = em.create(Invitation, { workspace, meeting, person });
      em.create(Delivery, {
        workspace,
        key: `${title} ${person.name}`,
        message: 'meeting.invitation',
        subjectId: invitation.id,
        person,
        urgency: 'normal',
        audience: 'representative',
        counts: true,
        status: 'waiting',
        wantedAt: now,
        dueAt: now,
      });
    }
  }
  await em.flush();
  const sendings = await world.store.listSendings();
  expect(sendings.map(({ about, counts }) => [about.name, counts.waiting]).toSorted()).toEqual([
    ['Höstmöte', invited.length],
    ['Vårmöte', invited.length],
  ]);
  const chat = await world.startProcess();
  const page = await (await fetch(`${chat.url}/chat/samira/deliveries`)).text();
  expect(page).toContain('Inbjudan till nätverksmöte: Höstmöte');
  await world.end();
});

it('lists each weekly digest by itself, and a second try of the same week with the first', async () => {
  const world = await buildChatWorld();
  const em = forWorkspace(world.orm, world.workspaceId);
  const workspace = em.getReference(Workspace, world.workspaceId);
  const posted = {
    '2026-11-16': 'digest:2026-W47',
    '2026-11-23': 'digest:2026-W48',
    '2026-11-24': 'digest:2026-W48:2',
  };
  for (const [on, key] of Object.entries(posted)) {
    const at = DateTime.fromISO(`${on}T08:00`, { zone: 'Europe/Stockholm' });
    const again = on === '2026-11-23';
    em.create(Delivery, {
      workspace,
      createdAt: at,
      key,
      message: 'digest.week',
      subjectId: workspace.id,
      urgency: 'normal',
      audience: 'channel',
      counts: false,
      wantedAt: at,
      dueAt: at,
      ...(again ? { status: 'failed', reason: 'gone' } : { status: 'sent', sentAt: at }),
    });
  }
  await em.flush();
  const sendings = await world.store.listSendings();
  expect(sendings.map(({ counts }) => [counts.sent, counts.failed])).toEqual([
    [1, 1],
    [1, 0],
  ]);
  expect(sendings.map(({ deliveries }) => deliveries.length)).toEqual([2, 1]);
  const chat = await world.startProcess();
  const page = await (await fetch(`${chat.url}/chat/samira/deliveries`)).text();
  expect(page).toContain('Veckoöversikt: måndag 16 november');
  expect(page).toContain('Veckoöversikt: tisdag 24 november');
  await world.end();
});

it('counts all, however many, and shows those first that did not arrive', async () => {
  const world = await buildChatWorld();
  const em = forWorkspace(world.orm, world.workspaceId);
  const workspace = em.getReference(Workspace, world.workspaceId);
  const coordinator = await em.findOneOrFail(Person, { name: 'Samira Lindqvist' });
  const now = DateTime.utc();
  const times = { openedAt: now, closesAt: now.plus({ days: 7 }) };
  const survey = em.create(Survey, { workspace, title: 'Vilken dag passar?', coordinator, ...times });
  for (let index = 0; index < 320; index += 1) {
    const person = em.create(Person, {
      workspace,
      name: `Gäst ${index}`,
      searchName: `gast ${index}`,
      roles: ['representative'],
    });
    em.create(Delivery, {
      workspace,
      key: `poll ${index}`,
      message: 'survey.ask',
      subjectId: survey.id,
      person,
      urgency: 'normal',
      audience: 'representative',
      counts: true,
      wantedAt: now,
      dueAt: now,
      ...(index === 7 ? { status: 'failed', reason: 'gone' } : { status: 'sent', sentAt: now }),
    });
  }
  await em.flush();
  const [sending, ...others] = await world.store.listSendings();
  expect(others).toEqual([]);
  expect(sending?.counts).toMatchObject({ sent: 319, failed: 1, waiting: 0 });
  expect(sending?.deliveries).toHaveLength(50);
  expect(sending?.deliveries[0]).toMatchObject({ to: 'Gäst 7', status: 'failed', reason: 'gone' });
  const chat = await world.startProcess();
  await em.nativeUpdate(Person, { id: coordinator.id }, { language: 'en' });
  const page = await (await fetch(`${chat.url}/chat/samira/deliveries`)).text();
  expect(page).toContain('Survey: Vilken dag passar?');
  expect(page).toContain('319 sent');
  expect(page).toContain('and 270 more');
  await world.end();
});

it('has a name for everything that can be sent', () => {
  // Read behind a link only.
  const neverSent = [
    'people.pause',
    'personalData.show',
    'survey.picture',
    'survey.page',
    'register.export',
    'register.toMend',
  ];
  const unnamed = declarations.messages
    .map(({ id }) => id)
    .filter((id) => !neverSent.includes(id) && !isKey(`chat.deliveries.messages.${id}`));
  expect(unnamed).toEqual([]);
});
