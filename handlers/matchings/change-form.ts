import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { matchingCard, matchingRefusedCard } from '#src/features/matchings/cards.ts';
import { matchingChangeForm, matchingChangeInput, readParties } from '#src/features/matchings/forms.ts';
import { findLastMover } from '#src/features/matchings/reads.ts';
import { changeMatching } from '#src/features/matchings/writes.ts';
import { listNames } from '#src/features/organisations/reads.ts';

/** Saves a changed matching. Who is second of two at once is told who was first, and keeps their own text in the form. */
export const changeMatchingForm = defineForm({
  id: 'matching.change',
  role: 'coordinator',
  input: matchingChangeInput,
  async run({ input, ...given }) {
    const { em, t } = given;
    const { matching: id, revision, purpose } = input;
    const read = readParties(input);
    if (!read.ok) return reply.errors({ [read.field]: t(`matchings.form.${read.reason}`) });
    const { parties } = read;
    const names = await listNames(
      em,
      parties.map((party) => party.organisation),
    );
    if (names.size < parties.length) return reply.errors({ contributes: t('matchings.form.unknownParty') });

    const result = await changeMatching(em, { id, revision, purpose, parties }, given);
    if (result.ok) return reply.replace(matchingCard(result.matching, given));
    if (result.reason === 'gone') return reply.onlyYou(matchingRefusedCard('gone', given));
    const by = await findLastMover(em, id);
    const typed = parties.map(({ organisation, role }) => ({
      id: organisation,
      name: names.get(organisation) ?? '',
      role,
    }));
    const intro = t('matchings.form.changedBy', { name: by?.name ?? '' });
    return reply.form(matchingChangeForm(result.matching, t, { purpose, parties: typed, intro }));
  },
});
