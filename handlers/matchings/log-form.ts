import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { matchingCard } from '#src/features/matchings/cards.ts';
import { matchingFormInput, readParties } from '#src/features/matchings/forms.ts';
import { logMatching } from '#src/features/matchings/writes.ts';
import { listNames } from '#src/features/organisations/reads.ts';

/** Logs a matching from the form. */
export const logMatchingForm = defineForm({
  id: 'matching.log',
  role: 'coordinator',
  input: matchingFormInput,
  async run({ input, ...given }) {
    const { em, t } = given;
    const read = readParties(input);
    if (!read.ok) return reply.errors({ [read.field]: t(`matchings.form.${read.reason}`) });
    const ids = read.parties.map((party) => party.organisation);
    if ((await listNames(em, ids)).size < ids.length) {
      return reply.errors({ contributes: t('matchings.form.unknownParty') });
    }
    const matching = await logMatching(em, { purpose: input.purpose, parties: read.parties }, given);
    return reply.replace(matchingCard(matching, given));
  },
});
