import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { answerReferral } from '#src/features/referrals/answers.ts';
import { answeredReply } from '#src/features/referrals/ask-replies.ts';
import { answers } from '#src/features/referrals/rules.ts';

/** We take it, done, or not ours; the last press wins. */
export const answerReferralAction = defineAction({
  id: 'referral.answer',
  role: 'anyone',
  input: z.object({ referral: z.uuid(), answer: z.enum(answers) }),
  run: async ({ input, ...given }) => answeredReply(given, await answerReferral(given.em, input, given)),
});
