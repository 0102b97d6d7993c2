import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { importPasted } from '#src/features/register/import.ts';
import { importedCard, pasteGoneCard } from '#src/features/register/import-card.ts';
import { mendText } from '#src/features/register/mend.ts';
import { pasteForm, readPasteForm } from '#src/features/register/paste.ts';
import { keepDraft, takeDraft } from '#src/people/drafts.ts';

/** Imports the pasted rows. Those that were left wait in a form, to be mended there. */
export const importPastedRows = defineAction({
  id: 'register.import',
  role: 'coordinator',
  input: z.object({ draft: z.uuid() }),
  async run({ input, ...given }) {
    const { em, person, t } = given;
    const taken = await takeDraft(em, input.draft, person);
    if (taken === undefined) return reply.onlyYou(pasteGoneCard(given));
    const read = await importPasted(given, readPasteForm(taken.form), false);
    if (!read.ok) return reply.onlyYou(pasteGoneCard(given));
    if (read.toMend.length === 0) return reply.replace(importedCard(read, undefined, given));
    const form = pasteForm(mendText(read.columns, read.toMend, t), {}, t);
    const draft = await keepDraft(em, { ...given, form });
    return reply.replace(importedCard(read, draft, given));
  },
});
