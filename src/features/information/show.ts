import type { Information } from '#entities/information.ts';
import type { Context } from '#src/conversation/declarations/context.ts';
import type { Card } from '#src/conversation/elements/card.ts';
import { keepSelection } from '#src/features/audiences/choose.ts';
import { findAudience } from '#src/features/audiences/reads.ts';
import type { Selection } from '#src/features/audiences/rules.ts';
import { listFates } from '#src/outbox/fates.ts';
import { overviewCard, previewCard, refusedCard } from './cards.ts';
import { purposeOf } from './forms.ts';
import { informationMessage } from './messages.ts';
import { findInformation } from './reads.ts';

/** The preview of a selection, which waits in a draft until it is sent or changed. */
export async function preview(
  given: Context,
  information: Information,
  selection: Selection,
  first?: string,
): Promise<Card> {
  const audience = await findAudience(given.em, given.workspace, { selection, now: given.now });
  const draft = await keepSelection(given, purposeOf(information, given.t), selection);
  return previewCard(information, audience, draft, given, first);
}

/** What became of it, with what is told first. */
export async function showOverview(given: Context, id: string, first?: string): Promise<Card> {
  const information = await findInformation(given.em, id);
  if (information === undefined) return refusedCard('gone', given.t);
  return overviewCard(information, await listFates(given.em, id, informationMessage.id), given, first);
}
