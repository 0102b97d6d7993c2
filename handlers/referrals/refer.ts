import { defineCommand } from '#src/conversation/declarations/declarations.ts';
import { takeReferralLine } from '#src/features/referrals/line.ts';
import { referralLineReply } from '#src/features/referrals/replies.ts';
import { splitLine } from '#src/features/referrals/rules.ts';

/** `A till B: matter, senast <day>` refers it; nothing lists the referrals whose outcome nobody has said. */
export const refer = defineCommand({
  id: 'referral.send',
  word: { sv: 'hanvisa', en: 'refer' },
  level: 'under',
  role: 'coordinator',
  help: { summary: 'referrals.help.summary', example: 'referrals.help.example' },
  logs: true,
  // "Hänvisa A till B: …" asks for it; "Hänvisade A till B" tells that it was done.
  isPlain: (text) => splitLine(text).some(({ body }) => body !== ''),
  async run({ text, onlyForm, ...given }) {
    return referralLineReply(given, await takeReferralLine(given, text, onlyForm));
  },
});
