import type { EntityManager } from '@mikro-orm/postgresql';
import { cancelPosted, touch } from '#src/outbox/post.ts';
import { can } from '#src/people/can.ts';
import { canAnswer } from './ask-card.ts';
import { audit, type By, postNews, postOutcome } from './posts.ts';
import { findReferral, type ReferralView } from './reads.ts';
import type { Answer } from './rules.ts';
import { lock, lockOpen, type Refusal, state } from './writes.ts';

type Given = By & { readonly person: NonNullable<By['person']> };

/** How long somebody who says that it is done has to add what those concerned should know. */
const commentMinutes = 3;

/** What became of an answer. `closed` shows the referral as it is: it was taken back, or a coordinator has ended it. */
export type Answered =
  | { readonly ok: true; readonly referral: ReferralView }
  | { readonly ok: false; readonly reason: 'gone' | 'notYours' }
  | { readonly ok: false; readonly reason: 'closed'; readonly referral: ReferralView };

/**
 * The one who is asked says that they take it, that it is done, or that it is not theirs; the last press wins, until a
 * coordinator has ended it. Said twice it is told once.
 */
export async function answerReferral(
  em: EntityManager,
  asked: { readonly referral: string; readonly answer: Answer },
  by: Given,
): Promise<Answered> {
  const found = await findOwn(em, asked.referral, by);
  if (!found.ok) return found;
  const { referral } = found;
  if (referral.status === asked.answer) return reread(em, referral.id);
  state(referral, asked.answer, by);
  audit(em, referral, `referral.answer ${asked.answer}`, by);
  await em.flush();
  await postNews(em, referral, by);
  if (asked.answer === 'done') await postOutcome(em, referral, by, commentMinutes);
  await touch(em, referral.id);
  return reread(em, referral.id);
}

/** What the one who answered adds in their own words: whom to turn to instead, or what those concerned should know. */
export async function commentReferral(
  em: EntityManager,
  asked: {
    readonly referral: string;
    readonly about: 'comment' | 'instead';
    readonly comment: string | null;
  },
  by: Given,
): Promise<Answered> {
  const found = await findOwn(em, asked.referral, by);
  if (!found.ok) return found;
  const { referral } = found;
  const before = referral.outcome ?? null;
  if (asked.about === 'instead') referral.instead = asked.comment;
  else referral.outcome = asked.comment;
  audit(em, referral, 'referral.comment', by);
  await em.flush();
  await postNews(em, referral, by);
  // A mail that has gone out cannot change.
  if (referral.status === 'done' && (referral.outcome ?? null) !== before) {
    await postOutcome(em, referral, by, commentMinutes);
  }
  await touch(em, referral.id);
  return reread(em, referral.id);
}

/** A coordinator states the outcome for the body: it is done, or nothing came of it, and why. */
export async function closeReferral(
  em: EntityManager,
  asked: {
    readonly referral: string;
    readonly status: 'done' | 'ended';
    readonly outcome?: string;
    readonly revision?: number | undefined;
  },
  by: Given,
): Promise<{ readonly ok: true } | Refusal> {
  const found = await lockOpen(em, asked.referral, asked.revision);
  if (!found.ok) return found;
  const { referral } = found;
  state(referral, asked.status, by);
  if (asked.outcome !== undefined) referral.outcome = asked.outcome;
  audit(em, referral, `referral.close ${asked.status}`, by);
  await em.flush();
  // Nobody is asked any more; and whoever was still to be told of it is told how it ended instead.
  await cancelPosted(em, { subjectId: referral.id, reason: 'closed' });
  await postNews(em, referral, by);
  await postOutcome(em, referral, by);
  await touch(em, referral.id);
  return { ok: true };
}

async function findOwn(em: EntityManager, id: string, { person }: Given) {
  const referral = await lock(em, id);
  const view = referral && (await findReferral(em, id));
  if (referral === undefined || view === undefined) return { ok: false, reason: 'gone' } as const;
  if (!can(person, 'answerFor', { personId: view.person.id })) {
    return { ok: false, reason: 'notYours' } as const;
  }
  if (!canAnswer(view)) return { ok: false, reason: 'closed', referral: view } as const;
  return { ok: true, referral } as const;
}

async function reread(em: EntityManager, id: string): Promise<Answered> {
  const referral = await findReferral(em, id);
  return referral === undefined ? { ok: false, reason: 'gone' } : { ok: true, referral };
}
