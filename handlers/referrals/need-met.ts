import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { meetNeed, needPress } from '#src/features/organisations/writes.ts';
import { showReferral } from '#src/features/referrals/replies.ts';

/** A coordinator states that the need is met for which something was referred. */
export const meetReferredNeed = defineAction({
  id: 'referral.needMet',
  role: 'coordinator',
  input: needPress.extend({ referral: z.uuid() }),
  async run({ input, ...given }) {
    const { t } = given;
    const result = await meetNeed(given.em, input, given);
    const first = result.ok ? t('referrals.needMet') : t('referrals.needAlready');
    return reply.replace(await showReferral(given, input.referral, first));
  },
});
