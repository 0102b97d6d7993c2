import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Account } from '#entities/account.ts';
import { Conversation } from '#entities/conversation.ts';
import { Home } from '#entities/home.ts';
import { Installation } from '#entities/installation.ts';
import { Offer } from '#entities/offer.ts';
import { Organisation } from '#entities/organisation.ts';
import { Person } from '#entities/person.ts';
import { Representative } from '#entities/representative.ts';
import { Workspace } from '#entities/workspace.ts';
import { fold } from '#src/language/fold.ts';
import { demoOrganisations } from './organisations.ts';
import { type DemoPerson, demoPeople } from './people.ts';
import { demoChannel, demoName } from './place.ts';

const here = { platform: 'browser', tenant: 'demo' } as const;

/** The demo's workspace, and its people and organisations by what the data call them. */
export interface DemoPlace {
  readonly workspace: Workspace;
  person(id: string): Person;
  organisation(name: string): Organisation;
}

/** Makes the workspace with its home, channel, people and organisations. */
export async function buildPlace(em: EntityManager, now: DateTime): Promise<DemoPlace> {
  const workspace = em.create(Workspace, {
    name: demoName,
    language: 'sv',
    zone: 'Europe/Stockholm',
    demo: true,
  });
  const installation =
    (await em.findOne(Installation, here)) ?? em.create(Installation, { ...here, name: demoName });
  em.create(Home, { workspace, installation });
  const channel = em.create(Conversation, {
    workspace,
    ...here,
    kind: 'channel',
    reference: `channel:${fold(demoChannel)}`,
    name: demoChannel,
  });
  // The id that the column holds is given when the row is written.
  await em.flush();
  workspace.digestConversationId = channel.id;

  const people = new Map(demoPeople.map((one) => [one.id, buildPerson(em, workspace, one, now)]));
  const organisations = new Map(
    demoOrganisations.map(({ name, representatives, offers, ...known }) => {
      const organisation = em.create(Organisation, { workspace, name, searchName: fold(name), ...known });
      for (const id of representatives) {
        em.create(Representative, { workspace, person: named(people, id), organisation });
      }
      for (const category of offers) em.create(Offer, { workspace, organisation, category });
      return [name, organisation] as const;
    }),
  );
  return {
    workspace,
    person: (id) => named(people, id),
    organisation: (name) => named(organisations, name),
  };
}

function buildPerson(em: EntityManager, workspace: Workspace, given: DemoPerson, now: DateTime): Person {
  const { id, name, roles, language, email, chats } = given;
  const person = em.create(Person, {
    workspace,
    name,
    searchName: fold(name),
    roles: [...roles],
    language,
    email,
    // Staff have been told who keeps what; the others see it with their first message.
    welcomedAt: roles.includes('coordinator') ? now.toUTC() : null,
  });
  if (chats) em.create(Account, { workspace, person, ...here, externalId: id });
  return person;
}

function named<Row>(rows: ReadonlyMap<string, Row>, name: string): Row {
  const row = rows.get(name);
  if (row === undefined) throw new Error(`The demo's data name "${name}", who is not there.`);
  return row;
}
