import { defineCommand } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { recentCard, showWhichCard } from '#src/features/organisations/cards.ts';
import { listRecentOrganisations } from '#src/features/organisations/reads.ts';
import { showOrganisation } from '#src/features/organisations/show.ts';
import { findOrganisations } from '#src/language/organisations.ts';

/** Shows all that is known about an organisation; without a name, those that somebody was in touch with last. */
export const showOrganisationCommand = defineCommand({
  id: 'organisation.show',
  word: { sv: 'visa', en: 'show' },
  level: 'under',
  role: 'coordinator',
  help: { summary: 'organisations.help.show', example: 'organisations.help.showExample' },
  logs: false,
  async run({ text, onlyForm: _, ...given }) {
    const { em, workspace } = given;
    const typed = text.trim();
    if (typed === '') return reply.onlyYou(recentCard(await listRecentOrganisations(em, 5), given));
    const found = await findOrganisations(em, workspace.id, typed);
    if (found.kind === 'one') return showOrganisation(given, found.organisation.id);
    return reply.onlyYou(showWhichCard(typed, found.kind === 'several' ? found.near : [], given));
  },
});
