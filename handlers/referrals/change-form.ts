import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { referralChangeInput } from '#src/features/referrals/forms.ts';
import { referralRefusedReply, showReferral } from '#src/features/referrals/replies.ts';
import { checkDue } from '#src/features/referrals/rules.ts';
import { changeReferral } from '#src/features/referrals/writes.ts';

/** Saves what is asked and by when; everybody who has got it sees it. */
export const changeReferralForm = defineForm({
  id: 'referral.change',
  role: 'coordinator',
  input: referralChangeInput,
  async run({ input, ...given }) {
    const { em, now, t } = given;
    const { dueOn = null } = input;
    const wrong = dueOn === null ? undefined : checkDue(dueOn, now);
    if (wrong !== undefined) return reply.errors({ dueOn: t(`referrals.form.${wrong}`) });
    const result = await changeReferral(em, { ...input, dueOn }, given);
    return result.ok
      ? reply.replace(await showReferral(given, input.referral))
      : referralRefusedReply(given, input.referral, result.reason);
  },
});
