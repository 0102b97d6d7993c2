import type { Context } from '#src/conversation/declarations/context.ts';
import { defineCommand } from '#src/conversation/declarations/declarations.ts';
import { type Reply, reply } from '#src/conversation/elements/reply.ts';
import {
  organisationRefusedCard,
  ownCard,
  recentCard,
  showWhichCard,
  whichPublicCard,
} from '#src/features/organisations/cards.ts';
import { listArchived, listRecentOrganisations, listSpokenFor } from '#src/features/organisations/reads.ts';
import { showOrganisation } from '#src/features/organisations/show.ts';
import { findOrganisations } from '#src/language/organisations.ts';
import { can } from '#src/people/can.ts';

/** Shows all that is known about an organisation; without a name, those that somebody was in touch with last. */
export const showOrganisationCommand = defineCommand({
  id: 'organisation.show',
  word: { sv: 'visa', en: 'show' },
  level: 'under',
  role: 'anyone',
  help: {
    summary: 'organisations.help.show',
    example: 'organisations.help.showExample',
    representative: {
      summary: 'organisations.help.showRepresentative',
      example: 'organisations.help.showRepresentativeExample',
    },
  },
  logs: false,
  async run({ text, onlyForm: _, ...given }) {
    const { em, workspace, person } = given;
    const typed = text.trim();
    if (!can(person, 'seeNotes')) return showToOthers(given, typed);
    if (typed === '') return reply.onlyYou(recentCard(await listRecentOrganisations(em, 5), given));
    const found = await findOrganisations(em, workspace.id, typed);
    if (found.kind === 'one') return showOrganisation(given, found.organisation.id);
    const [archived, ...more] = await listArchived(em, typed);
    if (archived !== undefined && more.length === 0) return showOrganisation(given, archived.id);
    return reply.onlyYou(showWhichCard(typed, found.kind === 'several' ? found.near : [], given));
  },
});

/** Those who are no coordinators: without a name, those they speak for; nobody can be added by them. */
async function showToOthers(given: Context, typed: string): Promise<Reply> {
  const { em, workspace, person } = given;
  if (person.roles.length === 0) return reply.onlyYou(organisationRefusedCard('notYours', given));
  if (typed === '') return reply.onlyYou(ownCard(await listSpokenFor(em, person.id), given));
  const found = await findOrganisations(em, workspace.id, typed);
  if (found.kind === 'one') return showOrganisation(given, found.organisation.id);
  return reply.onlyYou(whichPublicCard(typed, found.kind === 'several' ? found.near : [], given));
}
