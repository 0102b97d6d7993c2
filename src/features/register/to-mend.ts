import type { AddressOf } from '#src/conversation/addresses.ts';
import { defineMessage } from '#src/conversation/declarations/declarations.ts';
import { type LinkButton, linkButton } from '#src/conversation/elements/button.ts';
import type { Translate } from '#src/locales/translate.ts';
import { findDraft } from '#src/people/drafts.ts';
import { readToMend } from './waiting.ts';

const id = 'register.toMend';

/** Hands out the rows of a draft that are to be mended, as a file that can be imported again. */
export function toMendButton(
  draft: string,
  { t, addressOf }: { t: Translate; addressOf: AddressOf },
): LinkButton {
  return linkButton(t('register.file.toMend'), addressOf({ message: id, subject: draft }, 'csv'));
}

/** Never sent: what its addresses hand out is what stands in a coordinator's own draft. */
export const registerToMend = defineMessage({
  id,
  urgency: 'normal',
  live: false,
  counts: false,
  write: async () => undefined,
  async workbook({ em, reader, subjectId, t }) {
    if (reader?.is('coordinator') !== true) return undefined;
    const draft = await findDraft(em, subjectId, reader);
    const sheet = draft && readToMend(draft.form);
    return sheet && { name: t('register.file.toMendFile'), sheets: [sheet] };
  },
});
