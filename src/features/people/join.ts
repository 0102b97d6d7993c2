import { createHash, randomInt } from 'node:crypto';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Account } from '#entities/account.ts';
import { AuditEntry } from '#entities/audit-entry.ts';
import { ownedEntities } from '#entities/index.ts';
import { Invitation } from '#entities/invitation.ts';
import { Person } from '#entities/person.ts';
import { Representative } from '#entities/representative.ts';
import { SurveyRequest } from '#entities/survey-request.ts';
import type { Context } from '#src/conversation/declarations/context.ts';
import { cancelPosted } from '#src/outbox/post.ts';

/** How long a code may be used. */
export const codeLastsMinutes = 15;
/** Without what looks alike: 0 and O, 1 and I. */
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const codeLength = 8;

type Asking = Pick<Context, 'em' | 'workspace' | 'person' | 'platform' | 'tenant' | 'now'>;

/** Makes the code with which somebody shows on another platform that they are the same person. Only the newest counts. */
export async function makeCode({ em, person, now }: Asking): Promise<string> {
  const code = Array.from({ length: codeLength }, () => signs.charAt(randomInt(signs.length))).join('');
  person.joinCode = digestOf(code);
  person.joinCodeUntil = now.plus({ minutes: codeLastsMinutes }).toUTC();
  await em.flush();
  return `${code.slice(0, codeLength / 2)}-${code.slice(codeLength / 2)}`;
}

/** What came of a code. Where nothing came of it, both are as they were. */
export type Joined =
  | { readonly ok: true; readonly name: string; readonly accounts: readonly string[] }
  | { readonly ok: false; readonly reason: 'unknown' | 'same' | 'staff' | 'answered' };

/**
 * Makes the writer the person who got the code: one person with all their accounts, and with what either was asked,
 * answered and sent. Their roles are those of whoever got the code, so that joining raises nobody's. Whoever has a role of
 * their own does not become somebody else, and nothing that two have answered becomes one answer.
 */
export async function join(given: Asking, typed: string): Promise<Joined> {
  const { em, workspace, person: writer, now } = given;
  const person = await em.findOne(
    Person,
    { joinCode: digestOf(typed), joinCodeUntil: { $gt: now } },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (person === null) return { ok: false, reason: 'unknown' };
  if (person.id === writer.id) return { ok: false, reason: 'same' };
  if (writer.is('administrator') || writer.is('coordinator')) return { ok: false, reason: 'staff' };
  const double = await findDouble(em, writer.id, person.id);
  if (double.some(({ isAnswered }) => isAnswered)) return { ok: false, reason: 'answered' };
  await removeDouble(em, double);
  person.joinCode = null;
  person.joinCodeUntil = null;
  person.email ??= writer.email ?? null;
  await em.flush();
  const moved = await em.find(Account, { person: writer.id }, { fields: ['id'], disableIdentityMap: true });
  await pointElsewhere(em, writer.id, person.id);
  await em.nativeDelete(Person, writer.id);
  // What was read before does not know that; from here on everything is read anew.
  em.clear();
  em.create(AuditEntry, {
    workspace: workspace.id,
    person: person.id,
    verb: 'people.join',
    subjectId: person.id,
    createdAt: now.toUTC(),
  });
  await em.flush();
  return { ok: true, name: person.name, accounts: moved.map(({ id }) => id) };
}

interface Double {
  readonly entity: typeof Invitation | typeof SurveyRequest | typeof Representative;
  readonly id: string;
  readonly isAnswered: boolean;
}

/** What the one has of which the other has one already, and there may only be one. */
async function findDouble(em: EntityManager, from: string, to: string): Promise<Double[]> {
  const both = { person: { $in: [from, to] } };
  const [invitations, requests, spoken] = [
    await em.find(Invitation, both),
    await em.find(SurveyRequest, both),
    await em.find(Representative, both),
  ];
  const twice = <Row extends { readonly person: { readonly id: string } }>(
    rows: readonly Row[],
    about: (row: Row) => string,
  ) => {
    const known = new Set(rows.filter(({ person }) => person.id === to).map(about));
    return rows.filter((row) => row.person.id === from && known.has(about(row)));
  };
  return [
    ...twice(invitations, ({ meeting }) => meeting.id).map(({ id, reply }) => ({
      entity: Invitation,
      id,
      isAnswered: reply != null,
    })),
    ...twice(requests, ({ survey }) => survey.id).map(({ id, answeredAt }) => ({
      entity: SurveyRequest,
      id,
      isAnswered: answeredAt != null,
    })),
    ...twice(spoken, ({ organisation }) => organisation.id).map(({ id }) => ({
      entity: Representative,
      id,
      isAnswered: false,
    })),
  ];
}

async function removeDouble(em: EntityManager, double: readonly Double[]): Promise<void> {
  const ids = double.map(({ id }) => id);
  if (ids.length > 0) await cancelPosted(em, { subjectId: ids, reason: 'joined' });
  for (const { entity, id } of double) await em.nativeDelete<{ id: string }>(entity, { id });
}

/** Whatever points at the one points at the other from now on, in every table. */
async function pointElsewhere(em: EntityManager, from: string, to: string): Promise<void> {
  for (const entity of ownedEntities) {
    const pointing = em
      .getMetadata<object>(entity)
      .relations.filter(({ targetMeta }) => targetMeta?.class === Person);
    for (const { name } of pointing) await em.nativeUpdate<object>(entity, { [name]: from }, { [name]: to });
  }
}

/** Makes one of somebody's accounts a person of its own again, without roles or answers. False when it is their only one. */
export async function part(given: Asking, accountId: string): Promise<boolean> {
  const { em, workspace, person, now } = given;
  const account = await em.findOne(Account, { id: accountId, person });
  if (account === null || (await em.count(Account, { person: person.id })) < 2) return false;
  const { name, searchName, language } = person;
  const alone = em.create(Person, { workspace, name, searchName, roles: [], language: language ?? null });
  em.assign(account, { person: alone });
  em.create(AuditEntry, {
    workspace,
    person,
    verb: 'people.part',
    subjectId: alone.id,
    createdAt: now.toUTC(),
  });
  await em.flush();
  return true;
}

/** A code has so much chance in it that a plain digest cannot be searched while it lasts. */
function digestOf(typed: string): string {
  const code = typed.toUpperCase().replaceAll(/[^A-Z0-9]/gu, '');
  return createHash('sha256').update(code).digest('base64url');
}
