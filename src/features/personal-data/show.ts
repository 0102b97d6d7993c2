import type { Context } from '#src/conversation/declarations/context.ts';
import type { Card } from '#src/conversation/elements/card.ts';
import { personalDataCard } from './cards.ts';
import { goneCard, requestCard } from './erasure-card.ts';
import { collectPersonalData, findErasureRequest, hasOpenRequest, listSpokenFor } from './reads.ts';

/** What is kept about the sender, with what is told first. */
export async function showPersonalData(given: Context, first?: string): Promise<Card> {
  const { em, person } = given;
  const asked = await hasOpenRequest(em, person.id);
  const said = first === undefined ? {} : { first };
  return personalDataCard(await collectPersonalData(em, person), given, { asked, ...said });
}

/** The coordinators' card of a request, with what is told first. */
export async function showRequest(given: Context, id: string, first?: string): Promise<Card> {
  const request = await findErasureRequest(given.em, id);
  if (request === undefined) return goneCard(given.t);
  return requestCard(request, await listSpokenFor(given.em, request.person.id), given, first);
}
