import { DateTime } from 'luxon';
import { expect, it } from 'vitest';
import { Delivery } from '#entities/delivery.ts';
import { Invitation } from '#entities/invitation.ts';
import { Meeting } from '#entities/meeting.ts';
import { Person } from '#entities/person.ts';
import { Workspace } from '#entities/workspace.ts';
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
  expect(sendings.map(({ about, deliveries }) => [about.name, deliveries.length]).toSorted()).toEqual([
    ['Höstmöte', invited.length],
    ['Vårmöte', invited.length],
  ]);
  const chat = await world.startProcess();
  const page = await (await fetch(`${chat.url}/chat/samira/deliveries`)).text();
  expect(page).toContain('Inbjudan till nätverksmöte: Höstmöte');
  await world.end();
});
