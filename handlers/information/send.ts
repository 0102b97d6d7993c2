import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { readAudienceForm } from '#src/features/audiences/forms.ts';
import { findAudience } from '#src/features/audiences/reads.ts';
import { refusedCard, sentCard } from '#src/features/information/cards.ts';
import { findInformation } from '#src/features/information/reads.ts';
import { preview, showOverview } from '#src/features/information/show.ts';
import { sendInformation } from '#src/features/information/writes.ts';
import { takeDraft } from '#src/people/drafts.ts';

/** Sends information to those in the preview. Somebody new among them is shown first; a second press sends nothing. */
export const sendInformationAction = defineAction({
  id: 'information.send',
  role: 'coordinator',
  input: z.object({ information: z.uuid(), draft: z.uuid(), people: z.number().int() }),
  async run({ input, ...given }) {
    const { em, workspace, person, now, t } = given;
    const information = await findInformation(em, input.information);
    if (information === undefined) return reply.onlyYou(refusedCard('gone', t));
    const again = async () =>
      reply.replace(await showOverview(given, information.id, t('information.sent.already')));
    if (information.sentAt) return again();
    const taken = await takeDraft(em, input.draft, person);
    if (taken === undefined) return again();
    const selection = readAudienceForm(taken.form);
    const { reachable } = await findAudience(em, workspace, { selection, now });
    if (reachable.length !== input.people) {
      return reply.replace(await preview(given, information, selection, t('audiences.preview.renewed')));
    }
    const result = await sendInformation(em, { id: information.id, candidates: reachable }, given);
    return result.ok ? reply.replace(sentCard(reachable.length, t)) : again();
  },
});
