import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { button } from '#src/conversation/elements/button.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { importWaiting } from '#src/features/register/import.ts';
import { importPreviewCard, pasteGoneCard } from '#src/features/register/import-card.ts';
import { tellReading } from '#src/features/register/importing-card.ts';
import { readWaiting, waitingForm } from '#src/features/register/waiting.ts';
import { changeDraft, findDraft } from '#src/people/drafts.ts';

/** Says whether a row is the organisation that it is like. */
export const decideLike = defineAction({
  id: 'register.decide',
  role: 'coordinator',
  input: z.object({ draft: z.uuid(), row: z.number().int(), same: z.boolean() }),
  async run({ input, ...given }) {
    const { em, person, t } = given;
    const draft = await findDraft(em, input.draft, person);
    if (draft === undefined) return reply.onlyYou(pasteGoneCard(given));
    const { source, decided } = readWaiting(draft.form);
    const waiting = { source, decided: { ...decided, [String(input.row)]: input.same } };
    const again = button(t('register.paste.tryAgain'), 'register.decide', input, { style: 'primary' });
    const read = await importWaiting(given, waiting, true, tellReading(given, again));
    if (!read.ok) return reply.onlyYou(pasteGoneCard(given));
    await changeDraft(em, { id: draft.id, form: await waitingForm(waiting, read.sheet, t) }, person);
    return reply.replace(importPreviewCard(read, { draft: input.draft, waiting }, given));
  },
});
