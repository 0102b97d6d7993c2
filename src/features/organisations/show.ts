import type { Category } from '#entities/need.ts';
import type { Context, Viewer } from '#src/conversation/declarations/context.ts';
import type { Card } from '#src/conversation/elements/card.ts';
import { type Reply, reply } from '#src/conversation/elements/reply.ts';
import { listOpenSteps } from '#src/features/next-steps/reads.ts';
import { can } from '#src/people/can.ts';
import { organisationRefusedCard } from './cards.ts';
import { listHistory } from './history.ts';
import { needCard, needNotice, needsCard, needsOnPage } from './need-cards.ts';
import type { NeedPlace } from './need-line.ts';
import {
  happeningsOnPage,
  type Notice,
  organisationCard,
  publicOrganisationCard,
  stepsOnCard,
} from './organisation-card.ts';
import {
  countOpenNeeds,
  findNeed,
  findOrganisation,
  listOpenNeeds,
  listSpeakers,
  type OpenNeed,
  speaksFor,
} from './reads.ts';
import type { NeedChange } from './writes.ts';

type Given = Viewer & Pick<Context, 'em' | 'workspace'>;

/** Reads and writes the coordinators' card of an organisation, with what was just done; undefined when it is not there. */
async function readOrganisationCard(given: Given, id: string, notice?: Notice): Promise<Card | undefined> {
  const { em, workspace } = given;
  const organisation = await findOrganisation(em, id);
  if (organisation === undefined) return undefined;
  const speakers = await listSpeakers(em, organisation.id);
  const first = { skipped: 0, limit: happeningsOnPage };
  const history = await listHistory(em, workspace, organisation.id, first);
  const steps = await listOpenSteps(em, organisation.id, stepsOnCard);
  return organisationCard({ organisation, speakers, history, steps, rhythms: workspace }, given, notice);
}

/** The coordinators' card of an organisation in the place of the one that was pressed. */
export async function replaceOrganisation(given: Given, id: string, notice?: Notice): Promise<Reply> {
  const shown = await readOrganisationCard(given, id, notice);
  return reply.replace(shown ?? organisationRefusedCard('gone', given));
}

/**
 * Shows one organisation to the sender alone: to coordinators all of it, to others who have a role here what is no
 * secret, to those who speak for it also what it has told.
 */
export async function showOrganisation(
  given: Given & Pick<Context, 'person'>,
  id: string,
  notice?: Notice,
): Promise<Reply> {
  const { em, person } = given;
  if (can(person, 'seeNotes')) {
    const shown = await readOrganisationCard(given, id, notice);
    return reply.onlyYou(shown ?? organisationRefusedCard('gone', given));
  }
  if (person.roles.length === 0) return reply.onlyYou(organisationRefusedCard('notYours', given));
  const organisation = await findOrganisation(em, id);
  if (organisation === undefined) return reply.onlyYou(organisationRefusedCard('gone', given));
  const own = await speaksFor(em, person.id, organisation.id);
  return reply.onlyYou(publicOrganisationCard(organisation, { own }, given));
}

/** Reads and writes the list of open needs, of all kinds or of one, from the first or after those that were shown. */
export async function readNeedsCard(
  given: Given,
  asked: { readonly skipped: number; readonly category?: Category | undefined },
  notice?: Notice,
): Promise<Card> {
  const { skipped, category } = asked;
  const page = await listOpenNeeds(given.em, { skipped, category, limit: needsOnPage });
  const counts = await countOpenNeeds(given.em);
  return needsCard({ ...page, skipped, category, counts }, given, notice);
}

/** One need; undefined when the contact in which it was told was undone. */
export async function readNeedCard(given: Given, id: string, notice?: Notice): Promise<Card | undefined> {
  const need = await findNeed(given.em, id);
  return need && needCard(need, given, notice);
}

/** After a press on a need: the card it was pressed on, as it is now, with what was done and how to undo it. */
export async function needReply(
  given: Given,
  result: NeedChange,
  place: NeedPlace,
  done?: 'met' | 'dropped',
): Promise<Reply> {
  if (!result.ok) return reply.onlyYou(organisationRefusedCard('needAlready', given));
  const { need } = result;
  const notice = done && needNotice(need, done, place, given);
  const shown = await readPlace(given, need, place, notice);
  return reply.replace(shown ?? organisationRefusedCard('gone', given));
}

async function readPlace(
  given: Given,
  need: OpenNeed,
  { on, category }: NeedPlace,
  notice: Notice | undefined,
): Promise<Card | undefined> {
  switch (on) {
    case 'list':
      return readNeedsCard(given, { skipped: 0, category }, notice);
    case 'need':
      return readNeedCard(given, need.id, notice);
    case 'organisation':
      return readOrganisationCard(given, need.organisation.id, notice);
  }
}
