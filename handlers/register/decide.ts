import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { importPasted } from '#src/features/register/import.ts';
import { importPreviewCard, pasteGoneCard } from '#src/features/register/import-card.ts';
import { pasteForm, readPasteForm } from '#src/features/register/paste.ts';
import { findDraft } from '#src/people/drafts.ts';

/** Says whether a pasted row is the organisation that it is like. */
export const decidePasted = defineAction({
  id: 'register.decide',
  role: 'coordinator',
  input: z.object({ draft: z.uuid(), row: z.number().int(), same: z.boolean() }),
  async run({ input, ...given }) {
    const { em, person, t } = given;
    const draft = await findDraft(em, input.draft, person);
    if (draft === undefined) return reply.onlyYou(pasteGoneCard(given));
    const { rows, decided } = readPasteForm(draft.form);
    const now = { ...decided, [String(input.row)]: input.same };
    draft.form = pasteForm(rows, now, t);
    const read = await importPasted(given, { rows, decided: now }, true);
    return read.ok
      ? reply.replace(importPreviewCard(read, input.draft, given))
      : reply.onlyYou(pasteGoneCard(given));
  },
});
