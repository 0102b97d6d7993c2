import type { Meeting } from '#entities/meeting.ts';
import { Organisation } from '#entities/organisation.ts';
import { Person } from '#entities/person.ts';
import type { Context } from '#src/conversation/declarations/context.ts';
import type { Card } from '#src/conversation/elements/card.ts';
import type { Form } from '#src/conversation/elements/form.ts';
import { keepDraft } from '#src/people/drafts.ts';
import { findAudience, listAreas, type Selection } from './audience.ts';
import { previewCard } from './audience-card.ts';
import { audienceForm } from './audience-form.ts';

/** Nobody chosen yet. */
export const emptySelection: Selection = {
  who: 'chosen',
  kinds: [],
  areas: [],
  organisations: [],
  people: [],
};

/** The form that asks whom to invite, with what is chosen by name. */
export async function chooseForm(given: Context, meetingId: string, selection: Selection): Promise<Form> {
  const { em, workspace, t } = given;
  const organisations = await em.find(Organisation, { id: { $in: [...selection.organisations] } });
  const people = await em.find(Person, { id: { $in: [...selection.people] } });
  const named = (one: { readonly id: string; readonly name: string }) => ({ value: one.id, label: one.name });
  const options = {
    areas: await listAreas(em, workspace),
    organisations: organisations.map(named),
    people: people.map(named),
  };
  return audienceForm(meetingId, selection, options, t);
}

/** The preview of a selection, which waits in a draft until it is sent or changed. */
export async function preview(
  given: Context,
  meeting: Meeting,
  selection: Selection,
  first?: string,
): Promise<Card> {
  const { em, workspace } = given;
  const audience = await findAudience(em, workspace, meeting.id, selection);
  const form = await chooseForm(given, meeting.id, selection);
  const draft = await keepDraft(em, { ...given, form });
  return previewCard(meeting, audience, draft, given, first);
}
