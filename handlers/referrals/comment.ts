import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { commentReferral } from '#src/features/referrals/answers.ts';
import { answeredReply } from '#src/features/referrals/ask-replies.ts';
import { cleanText, longest } from '#src/features/referrals/rules.ts';

/** What the one who answered adds: whom to turn to instead, or what those concerned should know. */
export const commentReferralAction = defineAction({
  id: 'referral.comment',
  role: 'anyone',
  input: z.object({ referral: z.uuid(), comment: z.string().default('') }),
  async run({ input, ...given }) {
    const said = cleanText(input.comment).slice(0, longest.comment).toWellFormed();
    const asked = { referral: input.referral, comment: said === '' ? null : said };
    return answeredReply(given, await commentReferral(given.em, asked, given));
  },
});
