import type { DateTime } from 'luxon';
import { Workspace } from '#entities/workspace.ts';
import { defineMessage } from '#src/conversation/declarations/declarations.ts';
import { card, list, quiet, text } from '#src/conversation/elements/card.ts';
import { deliveryReason } from '#src/locales/delivery-reason.ts';
import type { Transact } from '#src/persistence/transaction.ts';
import type { Part, Taken } from './claim.ts';
import { findTitle, listFates } from './fates.ts';
import { post, touch } from './post.ts';
import { sqlInstant } from './sql.ts';

const mostNamed = 20;

/** Tells the one who is responsible what did not arrive, and why: one card for each subject, kept up to date. */
export const deliveriesFailed = defineMessage({
  id: 'deliveries.failed',
  urgency: 'normal',
  live: true,
  counts: false,
  async write({ em, subjectId, t }) {
    const { failed, failures } = await listFates(em, subjectId);
    if (failed === 0) return undefined;
    const about = await findTitle(em, subjectId);
    const named = failures.slice(0, mostNamed).map(({ person, reason }) => ({
      text: person ?? t('deliveries.failed.unknownRecipient'),
      detail: deliveryReason(reason, t),
    }));
    const more = failures.length - named.length;
    return card(
      t('deliveries.failed.title', { count: failed }),
      about !== undefined && text(t('deliveries.failed.about', { about })),
      list(more > 0 ? [...named, { text: t('deliveries.failed.more', { count: more }) }] : named),
      quiet(t('deliveries.failed.text')),
    );
  },
});

// It was due until now: cards that count by the minute see by that what has been given up since.
const failStatement = `
  update deliveries set status = 'failed', reason = ?, lease_until = null, due_at = ?
  where id = any(?::uuid[]) and status = 'sending' and (bundle_id is not null or turn = ?)
  returning message, subject_id as "subjectId", responsible_id as "responsibleId"`;

/** Ends deliveries as failed, and in the same transaction posts or renews the card of whoever is responsible for them. */
export async function giveUp(
  { transact, clock }: { readonly transact: Transact; readonly clock: () => DateTime },
  claimed: Taken,
  parts: readonly Part[],
  reason: string,
): Promise<void> {
  await transact(claimed.workspaceId, async (em) => {
    const ids = `{${parts.map((part) => part.id).join(',')}}`;
    const failed = await em.execute<{ message: string; subjectId: string; responsibleId: string | null }[]>(
      failStatement,
      [reason, sqlInstant(clock()), ids, claimed.turn],
    );
    const workspace = await em.findOneOrFail(Workspace, claimed.workspaceId);
    for (const { message, subjectId, responsibleId } of failed) {
      // When even this card does not arrive there is nobody left to tell.
      if (responsibleId === null || message === deliveriesFailed.id) continue;
      await post(em, [
        {
          workspace,
          message: deliveriesFailed,
          key: `${deliveriesFailed.id}:${subjectId}:${responsibleId}`,
          subjectId,
          to: { person: responsibleId },
          dueAt: clock(),
          audience: 'staff',
        },
      ]);
      await touch(em, subjectId);
    }
  });
}
