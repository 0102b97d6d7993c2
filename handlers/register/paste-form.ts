import { z } from 'zod';
import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { importWaiting } from '#src/features/register/import.ts';
import { importPreviewCard } from '#src/features/register/import-card.ts';
import { waitingForm } from '#src/features/register/waiting.ts';
import { keepDraft } from '#src/people/drafts.ts';

/** Shows what importing the pasted rows would do. They wait in a draft. */
export const previewPasted = defineForm({
  id: 'register.paste',
  role: 'coordinator',
  input: z.object({ rows: z.string() }),
  async run({ input, ...given }) {
    const { em, t } = given;
    const waiting = { source: { pasted: input.rows }, decided: {} };
    const read = await importWaiting(given, waiting, true);
    if (!read.ok) return reply.errors({ rows: t(`register.paste.${read.reason}`) });
    const draft = await keepDraft(em, { ...given, form: await waitingForm(waiting, read.sheet, t) });
    return reply.onlyYou(importPreviewCard(read, { draft, waiting }, given));
  },
});
