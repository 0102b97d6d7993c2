import type { Context, Viewer } from '#src/conversation/declarations/context.ts';
import type { Card } from '#src/conversation/elements/card.ts';
import { type Reply, reply } from '#src/conversation/elements/reply.ts';
import { listContacts } from '#src/features/contacts/reads.ts';
import { listMatchingsOf } from '#src/features/matchings/reads.ts';
import {
  contactsOnPage,
  metNotice,
  type Notice,
  needsCard,
  needsOnPage,
  organisationCard,
  organisationRefusedCard,
} from './cards.ts';
import { findOrganisation, listOpenNeeds } from './reads.ts';
import type { NeedChange } from './writes.ts';

type Given = Viewer & Pick<Context, 'em'>;

/** Reads and writes the card with all that is known about an organisation; undefined when it is not there. */
async function readOrganisationCard(given: Given, id: string, notice?: Notice): Promise<Card | undefined> {
  const { em } = given;
  const organisation = await findOrganisation(em, id);
  if (organisation === undefined) return undefined;
  const page = await listContacts(em, id, { skipped: 0, limit: contactsOnPage });
  const matchings = await listMatchingsOf(em, id, contactsOnPage);
  return organisationCard({ organisation, page: { ...page, skipped: 0 }, matchings }, given, notice);
}

/** Shows one organisation to the sender alone. */
export async function showOrganisation(given: Given, id: string): Promise<Reply> {
  const shown = await readOrganisationCard(given, id);
  return reply.onlyYou(shown ?? organisationRefusedCard('gone', given));
}

/** Reads and writes the list of open needs, from the first or after those that were shown. */
export async function readNeedsCard(given: Given, skipped: number, notice?: Notice): Promise<Card> {
  const page = await listOpenNeeds(given.em, { skipped, limit: needsOnPage });
  return needsCard({ ...page, skipped }, given, notice);
}

/** After a press on a need: the card it was pressed on, as it is now, with what was done and how to undo it. */
export async function needReply(
  given: Given,
  result: NeedChange,
  press: { readonly on: 'list' | 'organisation'; readonly met: boolean },
): Promise<Reply> {
  if (!result.ok) return reply.onlyYou(organisationRefusedCard('needAlready', given));
  const { need } = result;
  const notice = press.met ? metNotice(need, press.on, given) : undefined;
  const shown =
    press.on === 'list'
      ? await readNeedsCard(given, 0, notice)
      : await readOrganisationCard(given, need.organisation.id, notice);
  return reply.replace(shown ?? organisationRefusedCard('gone', given));
}
