import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { goneCard } from '#src/features/dialogue/cards.ts';
import { rhythmForm } from '#src/features/dialogue/forms.ts';
import { rhythmOf } from '#src/features/dialogue/rules.ts';
import { findOrganisation } from '#src/features/organisations/reads.ts';

/** Opens the form for an organisation's rhythm. */
export const changeRhythm = defineAction({
  id: 'dialogue.rhythm',
  role: 'coordinator',
  opensForm: true,
  input: z.object({ organisation: z.uuid() }),
  async run({ input, em, workspace, t, ...given }) {
    const found = await findOrganisation(em, input.organisation);
    if (found === undefined) return reply.onlyYou(goneCard({ ...given, t, workspace }));
    const usual = rhythmOf({ ...found, rhythmDays: null }, workspace).days;
    return reply.form(rhythmForm(found, { usual }, t));
  },
});
