import { type EntityManager, LockMode, ref } from '@mikro-orm/postgresql';
import { Need } from '#entities/need.ts';
import { Organisation } from '#entities/organisation.ts';
import { Person } from '#entities/person.ts';
import { Referral } from '#entities/referral.ts';
import { Representative } from '#entities/representative.ts';
import { fold } from '#src/language/fold.ts';
import { touch } from '#src/outbox/post.ts';
import { audit, type By, postQuestion, postTelling, stopTelling, takeBack } from './posts.ts';
import { isOpen, isTellable, remindAt } from './rules.ts';

type Given = By & { readonly person: Person };

/** A referral as it is to be made; ids of rows in this workspace. */
export interface NewReferral {
  readonly organisation: string;
  readonly body: string;
  readonly person: string;
  readonly matter: string;
  readonly dueOn: string | null;
  readonly tell: boolean;
  readonly need?: string | undefined;
}

/** Why nothing was done: it is not there, or somebody has said what came of it, or changed it meanwhile. */
export type Refusal = { readonly ok: false; readonly reason: 'gone' | 'closed' | 'changed' };

/** What a press or a form came to. */
export type Outcome = { readonly ok: true; readonly referral: Referral } | Refusal;

/** Makes a referral and sends the question to the body's person; the organisation is told, unless it shall not be. */
export async function sendReferral(em: EntityManager, asked: NewReferral, by: Given): Promise<Referral> {
  const { workspace, person: coordinator, now } = by;
  const { matter, dueOn, tell: told } = asked;
  const referral = em.create(Referral, {
    workspace,
    organisation: em.getReference(Organisation, asked.organisation),
    body: em.getReference(Organisation, asked.body),
    person: em.getReference(Person, asked.person),
    need: asked.need === undefined ? null : await em.findOne(Need, asked.need),
    coordinator,
    matter,
    dueOn,
    told,
    status: 'open',
    nextAt: remindAt({ status: 'open', dueOn }, now)?.toUTC() ?? null,
    createdAt: now.toUTC(),
  });
  await em.flush();
  audit(em, referral, 'referral.send', by);
  await postQuestion(em, referral, by);
  if (told) await postTelling(em, referral, by);
  return referral;
}

/** Changes what is asked and by when, while nobody has said what came of it; all that was sent shows it. */
export async function changeReferral(
  em: EntityManager,
  asked: {
    readonly referral: string;
    readonly revision: number;
    readonly matter: string;
    readonly dueOn: string | null;
  },
  by: Given,
): Promise<Outcome> {
  const found = await lockOpen(em, asked.referral, asked.revision);
  if (!found.ok) return found;
  const { referral } = found;
  referral.matter = asked.matter;
  referral.dueOn = asked.dueOn;
  if (referral.remindedAt == null && referral.returnedAt == null) {
    referral.nextAt = remindAt({ status: referral.status, dueOn: asked.dueOn }, by.now)?.toUTC() ?? null;
  }
  audit(em, referral, 'referral.change', by);
  await em.flush();
  await touch(em, referral.id);
  return found;
}

/** Takes a referral back; `out` says whether somebody had got it, who is then told. Twice does it once. */
export async function withdrawReferral(
  em: EntityManager,
  id: string,
  by: Given,
): Promise<(Extract<Outcome, { ok: true }> & { readonly out: boolean }) | Refusal> {
  const found = await lockOpen(em, id);
  if (!found.ok) return found;
  const { referral } = found;
  state(referral, 'withdrawn', by);
  audit(em, referral, 'referral.withdraw', by);
  await em.flush();
  const out = await takeBack(em, referral, by);
  await touch(em, id);
  return { ok: true, referral, out };
}

/** Keeps the organisation from being told; refused once it has been. Twice does it once. */
export async function keepQuiet(
  em: EntityManager,
  id: string,
  by: Given,
): Promise<
  { readonly ok: true } | { readonly ok: false; readonly reason: 'gone' | 'closed' | 'changed' | 'told' }
> {
  const found = await lockOpen(em, id);
  if (!found.ok) return found;
  if (!found.referral.told) return { ok: true };
  if (!(await stopTelling(em, id))) return { ok: false, reason: 'told' };
  found.referral.told = false;
  audit(em, found.referral, 'referral.quiet', by);
  await em.flush();
  await touch(em, id);
  return { ok: true };
}

/** Tells an organisation that was not to be told, after all. Twice does it once. */
export async function tellAfterAll(em: EntityManager, id: string, by: Given): Promise<Outcome> {
  const referral = await lock(em, id);
  if (referral === undefined) return { ok: false, reason: 'gone' };
  if (!isTellable(referral.status)) return { ok: false, reason: 'closed' };
  if (referral.told) return { ok: true, referral };
  referral.told = true;
  audit(em, referral, 'referral.tell', by);
  await em.flush();
  await postTelling(em, referral, by);
  await touch(em, id);
  return { ok: true, referral };
}

/** Somebody states where a referral stands; nothing more is waited for once that is an outcome. */
export function state(referral: Referral, status: Referral['status'], { person, now }: By): void {
  referral.status = status;
  referral.statedAt = now.toUTC();
  referral.statedBy = person === null ? null : ref(person);
  referral.remindedAt = null;
  referral.returnedAt = null;
  referral.nextAt = remindAt({ status, dueOn: referral.dueOn ?? null }, now)?.toUTC() ?? null;
}

/** A referral, locked: of two presses at once the second sees what the first did. */
export async function lock(em: EntityManager, id: string): Promise<Referral | undefined> {
  return (await em.findOne(Referral, id, { lockMode: LockMode.PESSIMISTIC_WRITE })) ?? undefined;
}

/** The same, while somebody is still to say what came of it. */
export async function lockOpen(em: EntityManager, id: string, revision?: number): Promise<Outcome> {
  const referral = await lock(em, id);
  if (referral === undefined) return { ok: false, reason: 'gone' };
  if (!isOpen(referral.status)) return { ok: false, reason: 'closed' };
  if (revision !== undefined && referral.revision !== revision) return { ok: false, reason: 'changed' };
  return { ok: true, referral };
}

/**
 * Somebody who can be asked for a body: whoever has this address already, when that is one; otherwise somebody new. They
 * speak for it from now on. The address is in small letters.
 */
export async function addSpeaker(
  em: EntityManager,
  { bodyId, name, email }: { readonly bodyId: string; readonly name: string; readonly email: string },
  { workspace }: Given,
): Promise<Person> {
  const [known, ...more] = await em.find(Person, { email }, { limit: 2 });
  const person =
    known !== undefined && more.length === 0
      ? known
      : em.create(Person, { workspace, name, searchName: fold(name), email, roles: ['representative'] });
  const organisation = em.getReference(Organisation, bodyId);
  if (
    person !== known ||
    (await em.count(Representative, { person: person.id, organisation: bodyId })) === 0
  ) {
    em.create(Representative, { workspace, person, organisation });
  }
  await em.flush();
  return person;
}
