import { randomUUIDv7 } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import type { NeedUrgency } from '#entities/need.ts';
import { fold } from '#src/language/fold.ts';
import type { NamedOrganisation } from '#src/language/organisations.ts';
import { isPressing } from '#src/language/urgency.ts';
import { runStatement, type Statement } from '#src/persistence/statement.ts';
import type { Understood } from './rules.ts';

/** What is written down about one occasion, and who writes it. */
export type NewContact = Understood & {
  readonly note: string;
  readonly workspaceId: string;
  readonly coordinatorId: string;
  readonly now: DateTime;
};

/** What became of it: the contact's id when exactly one actor was meant; else nothing was written. */
export type Logged = {
  readonly contactId: string;
  readonly organisations: readonly FoundOrganisation[];
};

/** An actor, and who was told that its dialogue had gone quiet, when nobody has been in touch since. */
type FoundOrganisation = NamedOrganisation & { readonly nudgedPersonId: string | null };

// $1 the name or the id, $2 workspace, $3 contact, $4 now, $5 coordinator, $6 day, $7 way, $8 note, $9 the audit entry,
// $10 needs and $11 their ids, $12 offers and $13 theirs, $14 how
// pressing the needs are. The update leaves a day that is already newer alone, so that
// ten contacts with one actor do not wait for each other. The lock is the one that the foreign key takes anyway: taken
// first, it waits for a merge that is under way, and finds nobody once the actor is merged into another.
const statementFor = (which: string) => `
  with found as (
    select o.id, o.name, o.kind, o.area,
      case when o.last_contact_on <= o.nudged_on then o.nudged_person_id end as "nudgedPersonId"
    from organisations o
    where o.workspace_id = $2::uuid and ${which} and o.archived_at is null order by o.id limit 5 for key share
  ), meant as (
    select id from found where (select count(*) from found) = 1
  ), logged as (
    insert into contacts
      (id, workspace_id, created_at, organisation_id, coordinator_id, happened_on, way, note, revision)
    select $3::uuid, $2::uuid, $4::timestamptz, id, $5::uuid, $6::date, $7, $8, 1 from meant
  ), touched as (
    update organisations o set last_contact_on = $6::date from meant
    where o.id = meant.id and (o.last_contact_on is null or o.last_contact_on < $6::date)
  ), audited as (
    insert into audit_entries (id, workspace_id, created_at, person_id, verb, subject_id)
    select $9::uuid, $2::uuid, $4::timestamptz, $5::uuid, 'contact.log', $3::uuid from meant
  ), needed as (
    insert into needs
      (id, workspace_id, created_at, organisation_id, contact_id, category, opened_on, urgency, revision)
    select told.id, $2::uuid, $4::timestamptz, meant.id, $3::uuid, told.category, $6::date, $14, 1
    from meant, unnest($10::text[], $11::uuid[]) as told (category, id)
  ), offered as (
    insert into offers (id, workspace_id, created_at, organisation_id, contact_id, category, revision)
    select told.id, $2::uuid, $4::timestamptz, meant.id, $3::uuid, told.category, 1
    from meant, unnest($12::text[], $13::uuid[]) as told (category, id)
  )
  select * from found`;

const byNameStatement: Statement = {
  name: 'contact-by-name',
  text: statementFor('o.search_name = $1::text'),
};
const byIdStatement: Statement = {
  name: 'contact-by-id',
  text: statementFor(
    'o.id = coalesce((select m.merged_into_id from organisations m where m.id = $1::uuid), $1::uuid)',
  ),
};

/** Writes a contact with the actor of this very name (letters folded). One statement: this is what is done most often. */
export async function logByName(em: EntityManager, name: string, contact: NewContact): Promise<Logged> {
  return write(em, byNameStatement, fold(name), contact);
}

/** Writes a contact with a known actor, or with the one that it was merged into. */
export async function logById(
  em: EntityManager,
  organisationId: string,
  contact: NewContact,
): Promise<Logged> {
  const logged = await write(em, byIdStatement, organisationId, contact);
  // Merged while the statement waited: the next one sees into which.
  return logged.organisations.length > 0 ? logged : write(em, byIdStatement, organisationId, contact);
}

async function write(
  em: EntityManager,
  statement: Statement,
  which: string,
  { workspaceId, coordinatorId, happenedOn, way, note, needs, offers, now }: NewContact,
): Promise<Logged> {
  const contactId = randomUUIDv7();
  const organisations = await runStatement<FoundOrganisation>(em, statement, [
    which,
    workspaceId,
    contactId,
    now.toJSDate().toISOString(),
    coordinatorId,
    happenedOn,
    way,
    note,
    randomUUIDv7(),
    needs,
    needs.map(() => randomUUIDv7()),
    offers,
    offers.map(() => randomUUIDv7()),
    (needs.length > 0 && isPressing(note) ? 'urgent' : 'normal') satisfies NeedUrgency,
  ]);
  return { contactId, organisations };
}
