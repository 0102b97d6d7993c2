import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { pasteGoneCard, undoneImportCard } from '#src/features/register/import-card.ts';
import { tellUndoing } from '#src/features/register/importing-card.ts';
import { pasteForm } from '#src/features/register/paste.ts';
import { undoImport } from '#src/features/register/undo.ts';
import { readWaiting, readWritten } from '#src/features/register/waiting.ts';
import { keepDraft, takeDraft } from '#src/people/drafts.ts';

/** Takes an import back. Rows that were pasted wait in a form; a file its sender has. */
export const undoImported = defineAction({
  id: 'register.undo',
  role: 'coordinator',
  input: z.object({ draft: z.uuid() }),
  async run({ input, ...given }) {
    const { em, person, t } = given;
    const taken = await takeDraft(em, input.draft, person);
    if (taken === undefined) return reply.onlyYou(pasteGoneCard(given));
    const result = await undoImport(em, readWritten(taken.form), given, tellUndoing(given, input.draft));
    const { source, decided } = readWaiting(taken.form);
    if (!('pasted' in source)) return reply.replace(undoneImportCard(result, undefined, given));
    const draft = await keepDraft(em, { ...given, form: pasteForm(source.pasted, decided, t) });
    return reply.replace(undoneImportCard(result, draft, given));
  },
});
