import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { pasteGoneCard, undoneImportCard } from '#src/features/register/import-card.ts';
import { pasteForm, readPasteForm } from '#src/features/register/paste.ts';
import { undoImport, writtenByImport } from '#src/features/register/undo.ts';
import { keepDraft, takeDraft } from '#src/people/drafts.ts';

/** Takes an import back; the rows wait in a form. */
export const undoPastedImport = defineAction({
  id: 'register.undo',
  role: 'coordinator',
  input: z.object({ draft: z.uuid() }),
  async run({ input, ...given }) {
    const { em, person, t } = given;
    const taken = await takeDraft(em, input.draft, person);
    if (taken === undefined) return reply.onlyYou(pasteGoneCard(given));
    const written = writtenByImport.parse(JSON.parse(String(taken.form.carried['written'])));
    const result = await undoImport(em, written, given);
    const { rows, decided } = readPasteForm(taken.form);
    const draft = await keepDraft(em, { ...given, form: pasteForm(rows, decided, t) });
    return reply.replace(undoneImportCard(result, draft, given));
  },
});
