import type { MessageContext } from '#src/conversation/declarations/context.ts';
import { defineMessage } from '#src/conversation/declarations/declarations.ts';
import { askCard } from './ask-card.ts';
import { referralCard } from './cards.ts';
import { askedId, toldId } from './message-ids.ts';
import { findOverview } from './overview.ts';
import { findReferral, listSpeakers, type ReferralView } from './reads.ts';
import { isOpen } from './rules.ts';
import { toldCard } from './told-card.ts';

type Given = MessageContext & { readonly subjectId: string };

/** The question to the body's person; shows what they have answered, and when it is taken back. */
export const referralAsked = defineMessage({
  id: askedId,
  harmlessTwice: true,
  urgency: 'normal',
  live: true,
  // A partner is asked what only they can answer; it is no message to many.
  counts: false,
  async write(given) {
    const referral = await findAsked(given);
    return referral && askCard(referral, given);
  },
});

/** The same once more, to somebody who has said nothing since. */
export const referralReminder = defineMessage({
  id: 'referral.reminder',
  urgency: 'normal',
  live: true,
  counts: false,
  async write(given) {
    const referral = await findAsked(given);
    if (referral === undefined || referral.remindedAt === null) return undefined;
    return askCard(referral, given, { reminds: true });
  },
});

/** To somebody who had got the question: they need not do anything. */
export const referralWithdrawn = defineMessage({
  id: 'referral.withdrawn',
  urgency: 'normal',
  live: false,
  counts: false,
  supersedes: [askedId, 'referral.reminder'],
  async write(given) {
    const referral = await findAsked(given);
    return referral === undefined || isOpen(referral.status) ? undefined : askCard(referral, given);
  },
});

async function findAsked({ em, subjectId, reader }: Given): Promise<ReferralView | undefined> {
  const referral = await findReferral(em, subjectId);
  return referral?.person.id === reader?.id ? referral : undefined;
}

/** To those who speak for the organisation: where their matter lies. */
export const referralTold = defineMessage({
  id: toldId,
  urgency: 'normal',
  live: true,
  counts: true,
  write: tell,
});

/** To the same, once somebody has said what came of it. */
export const referralOutcome = defineMessage({
  id: 'referral.outcome',
  urgency: 'normal',
  live: true,
  counts: true,
  supersedes: [toldId, 'referral.outcome'],
  write: tell,
});

async function tell(given: Given) {
  const { em, subjectId, reader } = given;
  const referral = await findReferral(em, subjectId);
  if (referral === undefined || !referral.told || reader === undefined) return undefined;
  const speakers = await listSpeakers(em, referral.organisation.id);
  return speakers.includes(reader.id) ? toldCard(referral, given) : undefined;
}

/** To the coordinator: what the body has said, or that it has said nothing; with what can be done. */
export const referralNews = defineMessage({
  id: 'referral.news',
  urgency: 'normal',
  live: true,
  counts: false,
  supersedes: ['referral.news'],
  async write(given) {
    const { em, subjectId, reader, now } = given;
    if (reader?.is('coordinator') !== true) return undefined;
    const referral = await findOverview(em, subjectId, now);
    return referral && referralCard(referral, given);
  },
});
