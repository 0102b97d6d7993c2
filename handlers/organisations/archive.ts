import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { button } from '#src/conversation/elements/button.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { organisationRefusedCard } from '#src/features/organisations/cards.ts';
import { replaceOrganisation } from '#src/features/organisations/show.ts';
import { archiveOrganisation } from '#src/features/organisations/writes.ts';

/** Lays an organisation aside. */
export const archiveOrganisationAction = defineAction({
  id: 'organisation.archive',
  role: 'coordinator',
  input: z.object({ organisation: z.uuid() }),
  async run({ input, ...given }) {
    const { em, t } = given;
    const result = await archiveOrganisation(em, input.organisation, given);
    if (!result.ok) return reply.onlyYou(organisationRefusedCard('gone', given));
    const undo = button(t('contacts.undo'), 'organisation.unarchive', { organisation: result.id });
    return replaceOrganisation(given, result.id, { text: t('organisations.done.archived'), undo });
  },
});
