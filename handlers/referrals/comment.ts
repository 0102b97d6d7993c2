import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { commentReferral } from '#src/features/referrals/answers.ts';
import { answeredReply } from '#src/features/referrals/ask-replies.ts';
import { cleanText, longest } from '#src/features/referrals/rules.ts';

/** What the one who answered adds: whom to turn to instead, or what those concerned should know. */
export const commentReferralAction = defineAction({
  id: 'referral.comment',
  role: 'anyone',
  input: z.object({
    referral: z.uuid(),
    about: z.enum(['comment', 'instead']).default('comment'),
    comment: z.string().default(''),
    instead: z.string().default(''),
  }),
  async run({ input, ...given }) {
    const { referral, about } = input;
    const said = cleanText(input[about]).slice(0, longest.comment).toWellFormed();
    const asked = { referral, about, comment: said === '' ? null : said };
    return answeredReply(given, await commentReferral(given.em, asked, given));
  },
});
