import { randomUUIDv7 } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import type { OrganisationKind } from '#entities/organisation.ts';
import { fold } from '#src/language/fold.ts';
import type { NamedOrganisation } from '#src/language/organisations.ts';
import type { Understood } from './rules.ts';

/** What is written down about one occasion, and who writes it. */
export type NewContact = Understood & {
  readonly note: string;
  readonly workspaceId: string;
  readonly coordinatorId: string;
  readonly now: DateTime;
};

type Row = { id: string; name: string; kind: OrganisationKind; area: string | null };

/** What became of it: the contact's id when exactly one actor was meant; else nothing was written. */
export type Logged = {
  readonly contactId: string;
  readonly organisations: readonly NamedOrganisation[];
};

/** Writes a contact with the actor of this very name (letters folded). One statement: this is what is done most often. */
export async function logByName(em: EntityManager, name: string, contact: NewContact): Promise<Logged> {
  return write(em, 'o.search_name = ?', fold(name), contact);
}

/** Writes a contact with a known actor. */
export async function logById(
  em: EntityManager,
  organisationId: string,
  contact: NewContact,
): Promise<Logged> {
  return write(em, 'o.id = ?', organisationId, contact);
}

// The update leaves a day that is already newer alone, so that ten contacts with one actor do not wait for each other.
async function write(em: EntityManager, which: string, value: string, contact: NewContact): Promise<Logged> {
  const { workspaceId, coordinatorId, happenedOn, way, note } = contact;
  const contactId = randomUUIDv7();
  const at = contact.now.toUTC().toISO();
  const parts: string[] = [];
  const values: unknown[] = [];
  const add = (sql: string, ...used: readonly unknown[]): void => {
    parts.push(sql);
    values.push(...used);
  };
  add(
    `found as (select o.id, o.name, o.kind, o.area from organisations o
      where o.workspace_id = ? and ${which} and o.archived_at is null order by o.id limit 5)`,
    workspaceId,
    value,
  );
  add('meant as (select id from found where (select count(*) from found) = 1)');
  add(
    `logged as (insert into contacts
        (id, workspace_id, created_at, organisation_id, coordinator_id, happened_on, way, note, revision)
      select ?::uuid, ?::uuid, ?::timestamptz, id, ?::uuid, ?::date, ?, ?, 1 from meant)`,
    ...[contactId, workspaceId, at, coordinatorId, happenedOn, way, note],
  );
  add(
    `touched as (update organisations o set last_contact_on = ?::date from meant
      where o.id = meant.id and (o.last_contact_on is null or o.last_contact_on < ?::date))`,
    ...[happenedOn, happenedOn],
  );
  add(
    `audited as (insert into audit_entries (id, workspace_id, created_at, person_id, verb, subject_id)
      select ?::uuid, ?::uuid, ?::timestamptz, ?::uuid, 'contact.log', ?::uuid from meant)`,
    ...[randomUUIDv7(), workspaceId, at, coordinatorId, contactId],
  );
  for (const category of contact.needs) {
    add(
      `need_${parts.length} as (insert into needs
          (id, workspace_id, created_at, organisation_id, contact_id, category, opened_on, revision)
        select ?::uuid, ?::uuid, ?::timestamptz, id, ?::uuid, ?, ?::date, 1 from meant)`,
      ...[randomUUIDv7(), workspaceId, at, contactId, category, happenedOn],
    );
  }
  for (const category of contact.offers) {
    add(
      `offer_${parts.length} as (insert into offers
          (id, workspace_id, created_at, organisation_id, contact_id, category, revision)
        select ?::uuid, ?::uuid, ?::timestamptz, id, ?::uuid, ?, 1 from meant)`,
      ...[randomUUIDv7(), workspaceId, at, contactId, category],
    );
  }
  const organisations = await em.execute<Row[]>(`with ${parts.join(', ')} select * from found`, values);
  return { contactId, organisations };
}
