import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { importWaiting } from '#src/features/register/import.ts';
import { importedCard, pasteGoneCard } from '#src/features/register/import-card.ts';
import { tellImporting } from '#src/features/register/importing-card.ts';
import { mendText } from '#src/features/register/mend.ts';
import { pasteForm } from '#src/features/register/paste.ts';
import { readWaiting, waitingForm, withWritten } from '#src/features/register/waiting.ts';
import { keepDraft, takeDraft } from '#src/people/drafts.ts';

/** Imports the rows that wait. Those that were left can be had as a file; those that were pasted wait in a form, too. */
export const importRowsThatWait = defineAction({
  id: 'register.import',
  role: 'coordinator',
  input: z.object({ draft: z.uuid() }),
  async run({ input, ...given }) {
    const { em, person, t } = given;
    const taken = await takeDraft(em, input.draft, person);
    if (taken === undefined) return reply.onlyYou(pasteGoneCard(given));
    const waiting = readWaiting(taken.form);
    const read = await importWaiting(given, waiting, false, tellImporting(given, input.draft));
    if (!read.ok) return reply.onlyYou(pasteGoneCard(given));
    const form = withWritten(await waitingForm(waiting, read.sheet, t), read.written);
    const undo = await keepDraft(em, { ...given, form });
    const isPasted = 'pasted' in waiting.source;
    if (read.toMend.length === 0 || !isPasted)
      return reply.replace(importedCard(read, { waiting, undo, mend: undefined }, given));
    const left = pasteForm(mendText(read.columns, read.toMend, t), {}, t);
    const mend = await keepDraft(em, { ...given, form: left });
    return reply.replace(importedCard(read, { waiting, undo, mend }, given));
  },
});
