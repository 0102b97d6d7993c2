import type { Context, Viewer } from '#src/conversation/declarations/context.ts';
import type { Card } from '#src/conversation/elements/card.ts';
import { can } from '#src/people/can.ts';
import { foundCard, nothingFoundCard, refusedCard, type Section } from './cards.ts';
import {
  findCategoryHits,
  findContactHits,
  findOrganisationHits,
  findPersonHits,
  type Page,
  type Searcher,
} from './reads-hits.ts';
import { type Place, places, readSearch, type Search } from './rules.ts';

const first = { skipped: 0, limit: 5 };
const further = 10;

/** What coordinators search in, and what others do who have a role here. */
function placesFor(all: boolean): readonly Place[] {
  return all ? places : ['organisations', 'offers'];
}

/** What was found of some words, a little of each kind; or one kind after what was shown of it. */
export async function showFound(
  given: Viewer & Pick<Context, 'em' | 'person'>,
  typed: string,
  more?: { readonly place: Place; readonly skipped: number },
): Promise<Card> {
  const { em, workspace, person } = given;
  if (person.roles.length === 0) return refusedCard(given);
  const search = readSearch(typed);
  if (search === undefined) return nothingFoundCard(undefined, given);
  const searcher = { em, workspaceId: workspace.id, all: can(person, 'seeNotes') };
  const wanted = placesFor(searcher.all).filter((place) => more === undefined || place === more.place);
  const page = more === undefined ? first : { skipped: more.skipped, limit: further };
  const sections: Section[] = [];
  for (const place of wanted) {
    const section = await findIn(searcher, place, search, page);
    if (section.hits.length > 0) sections.push(section);
  }
  return sections.length === 0 ? nothingFoundCard(search, given) : foundCard(search, sections, page, given);
}

async function findIn(searcher: Searcher, place: Place, search: Search, page: Page): Promise<Section> {
  switch (place) {
    case 'organisations':
      return { place, ...(await findOrganisationHits(searcher, search, page)) };
    case 'people':
      return { place, ...(await findPersonHits(searcher, search, page)) };
    case 'needs':
    case 'offers':
      return { place, ...(await findCategoryHits(searcher, place, search, page)) };
    case 'contacts':
      return { place, ...(await findContactHits(searcher, search, page)) };
  }
}
