import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { listContacts } from '#src/features/contacts/reads.ts';
import { contactsCard, contactsOnPage, organisationRefusedCard } from '#src/features/organisations/cards.ts';
import { findOrganisation } from '#src/features/organisations/reads.ts';

/** Shows the next page of an organisation's contacts. */
export const showMoreContacts = defineAction({
  id: 'organisation.contacts',
  role: 'coordinator',
  input: z.object({ organisation: z.uuid(), skipped: z.number().int().nonnegative() }),
  async run({ input, ...given }) {
    const { em } = given;
    const organisation = await findOrganisation(em, input.organisation);
    if (organisation === undefined) return reply.onlyYou(organisationRefusedCard('gone', given));
    const { skipped } = input;
    const page = await listContacts(em, organisation.id, { skipped, limit: contactsOnPage });
    return reply.onlyYou(contactsCard(organisation, { ...page, skipped }, given));
  },
});
