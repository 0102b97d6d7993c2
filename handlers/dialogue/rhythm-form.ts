import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { goneCard } from '#src/features/dialogue/cards.ts';
import { rhythmInput } from '#src/features/dialogue/forms.ts';
import { setRhythm } from '#src/features/dialogue/writes.ts';
import { replaceOrganisation } from '#src/features/organisations/show.ts';

/** Saves an organisation's rhythm; its card says so. */
export const saveRhythm = defineForm({
  id: 'dialogue.rhythm',
  role: 'coordinator',
  input: rhythmInput,
  async run({ input, typed: _, ...given }) {
    const { organisation, days, until } = input;
    const asked = { organisation, rhythmDays: days, snoozedUntil: until ?? null };
    if (!(await setRhythm(given.em, asked, given))) return reply.onlyYou(goneCard(given));
    return replaceOrganisation(given, organisation, { text: given.t('dialogue.saved') });
  },
});
