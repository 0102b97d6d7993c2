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
    const pasted = readPasteForm(taken.form);
    const read = await importPasted(given, pasted, false);
    if (!read.ok) return reply.onlyYou(pasteGoneCard(given));
    const form = pasteForm(pasted.rows, pasted.decided, t);
    const carried = { ...form.carried, written: JSON.stringify(read.written) };
    const undo = await keepDraft(em, { ...given, form: { ...form, carried } });
    if (read.toMend.length === 0) return reply.replace(importedCard(read, { mend: undefined, undo }, given));
    const left = pasteForm(mendText(read.columns, read.toMend, t), {}, t);
    const mend = await keepDraft(em, { ...given, form: left });
    return reply.replace(importedCard(read, { mend, undo }, given));
  },
});
