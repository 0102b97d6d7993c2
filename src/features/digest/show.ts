import type { Context } from '#src/conversation/declarations/context.ts';
import type { Card } from '#src/conversation/elements/card.ts';
import { previewCard } from './cards.ts';
import { findDigestChannel, findPostings } from './reads.ts';
import { findWeek } from './reads-week.ts';
import type { Days } from './rules.ts';

/** A week for the coordinator who asks, and what the channel has got of it. */
export async function showWeek(days: Days, given: Context): Promise<Card> {
  const { em, workspace, now } = given;
  const channel = await findDigestChannel(em, workspace);
  const { posting } = await findPostings(em, days, now);
  return previewCard(await findWeek(em, workspace, now, days), { channel, posting }, given);
}
