import { defineFile } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { isTable, mostFileBytes, readFile } from '#src/features/register/file.ts';
import { notTableCard, unreadableFileCard } from '#src/features/register/file-cards.ts';
import { importWaiting } from '#src/features/register/import.ts';
import { importPreviewCard } from '#src/features/register/import-card.ts';
import { tellReading } from '#src/features/register/importing-card.ts';
import { waitingForm } from '#src/features/register/waiting.ts';
import { keepDraft } from '#src/people/drafts.ts';

/** Shows what importing the rows of a file would do. They wait in a draft; the file itself is not kept. */
export const previewFile = defineFile({
  id: 'register.file',
  role: 'coordinator',
  isFor: isTable,
  mostBytes: mostFileBytes,
  async run({ name, content, ...given }) {
    const { em, t } = given;
    if (!isTable(name)) return reply.onlyYou(notTableCard(name, given));
    const file = await readFile(name, content);
    if (!file.ok) return reply.onlyYou(unreadableFileCard(name, file.reason, given));
    const waiting = { source: { file: file.file }, decided: {} };
    const read = await importWaiting(given, waiting, true, tellReading(given));
    if (!read.ok) return reply.onlyYou(unreadableFileCard(name, read.reason, given));
    const draft = await keepDraft(em, { ...given, form: await waitingForm(waiting, read.sheet, t) });
    return reply.onlyYou(importPreviewCard(read, { draft, waiting, beside: given }, given));
  },
});
