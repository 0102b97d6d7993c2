import type { Category } from '#entities/need.ts';
import type { Context, Viewer } from '#src/conversation/declarations/context.ts';
import type { Card } from '#src/conversation/elements/card.ts';
import { type Reply, reply } from '#src/conversation/elements/reply.ts';
import { matchingCard, matchingRefusedCard, matchingsOnPage, openMatchingsCard } from './cards.ts';
import type { SettledOutcome } from './line.ts';
import {
  helpersCard,
  matchWhichCard,
  proposalsCard,
  proposeWhichCard,
  purposeOf,
  sameTwiceCard,
} from './proposal-cards.ts';
import { listProposals } from './proposals.ts';
import { findLastMover, findMatching, findOpenBetween, listOpenMatchings } from './reads.ts';
import { logMatching, type MatchingResult } from './writes.ts';

type Given = Pick<Context, 't' | 'language' | 'workspace' | 'now' | 'em'>;

/** How many proposals are shown at a time. */
const proposalsShown = 5;
const helpersShown = 8;

/** For whom proposals are made. */
type Subject = { readonly id: string; readonly name: string; readonly area: string | null };

/** What the sender is answered to a line about a matching; only they see it. */
export function matchingLineReply(viewer: Viewer, outcome: SettledOutcome): Reply {
  switch (outcome.kind) {
    case 'form':
      return reply.form(outcome.form);
    case 'logged':
      return reply.onlyYou(matchingCard(outcome.matching, viewer));
    case 'proposeWhich':
      return reply.onlyYou(proposeWhichCard(outcome.typed, outcome.near, viewer));
    case 'which':
      return reply.onlyYou(matchWhichCard(outcome.typed, outcome.near, outcome.draft, viewer));
    case 'same':
      return reply.onlyYou(sameTwiceCard(outcome.name, outcome.draft, viewer));
  }
}

/** The same after a press on a card with choices: what it came to takes the card's place. */
export function matchingPressReply(viewer: Viewer, outcome: SettledOutcome): Reply {
  const answer = matchingLineReply(viewer, outcome);
  return answer.kind === 'onlyYou' ? reply.replace(answer.card) : answer;
}

/** The matchings that go on, from the first or after those that were shown. */
export async function showOpenMatchings(given: Given, skipped: number): Promise<Card> {
  const page = await listOpenMatchings(given.em, { skipped, limit: matchingsOnPage });
  return openMatchingsCard({ ...page, skipped }, given);
}

/** Whom an organisation could be matched with. */
export async function showProposals(given: Given, organisation: Subject): Promise<Reply> {
  const { em, workspace } = given;
  const proposals = await listProposals(em, workspace.id, { organisation, limit: proposalsShown });
  return reply.onlyYou(proposalsCard(organisation, proposals, given));
}

/** Who could meet one need of an organisation. */
export async function showHelpers(
  given: Given,
  organisation: Subject,
  need: { readonly id: string; readonly category: Category },
): Promise<Reply> {
  const { em, workspace } = given;
  const asked = { organisation, category: need.category, limit: helpersShown };
  const helpers = await listProposals(em, workspace.id, asked);
  return reply.onlyYou(helpersCard(organisation, need, helpers, given));
}

/** After a press or a form: the matching as it is now; where it was not done, why. */
export async function matchingReply(
  given: Given & Pick<Context, 'person'>,
  result: MatchingResult,
): Promise<Reply> {
  if (result.ok) return reply.replace(matchingCard(result.matching, given));
  if (result.reason === 'gone' || result.reason === 'notYours') {
    return reply.onlyYou(matchingRefusedCard(result.reason, given));
  }
  const by = await findLastMover(given.em, result.matching.id);
  const isOwn = by === undefined || by.id === given.person.id;
  const first = isOwn ? given.t('matchings.already') : given.t('matchings.changedBy', { name: by.name });
  return reply.replace(matchingCard(result.matching, given, first));
}

/**
 * Logs a proposed matching; where the two already have one that goes on, that one is shown. Undefined when nothing
 * speaks for it any more.
 */
export async function startProposed(
  given: Given & Pick<Context, 'person'>,
  one: Subject,
  other: string,
  category?: Category,
): Promise<Reply | undefined> {
  const { em, workspace, t } = given;
  const existing = await findOpenBetween(em, one.id, other);
  const found = existing === undefined ? undefined : await findMatching(em, existing);
  if (found !== undefined) return reply.onlyYou(matchingCard(found, given, t('matchings.existing')));
  const asked = { organisation: one, category, only: other, limit: 1 };
  const [proposal] = await listProposals(em, workspace.id, asked);
  if (proposal === undefined) return undefined;
  const parties = [one.id, other].map((organisation) => ({ organisation, role: 'contributes' as const }));
  const matching = await logMatching(em, { purpose: purposeOf(proposal, given), parties }, given);
  return reply.onlyYou(matchingCard(matching, given));
}
