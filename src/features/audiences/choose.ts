import type { EntityManager } from '@mikro-orm/postgresql';
import { Organisation } from '#entities/organisation.ts';
import { Person } from '#entities/person.ts';
import type { Workspace } from '#entities/workspace.ts';
import type { Context } from '#src/conversation/declarations/context.ts';
import type { Form } from '#src/conversation/elements/form.ts';
import { keepDraft } from '#src/people/drafts.ts';
import { type AudiencePurpose, audienceForm } from './forms.ts';
import { listAreas } from './reads.ts';
import type { Selection } from './rules.ts';

/** The form that asks whom to reach, with what is chosen by name. */
export async function chooseForm(
  { em, workspace, t }: Pick<Context, 't'> & { readonly em: EntityManager; readonly workspace: Workspace },
  purpose: AudiencePurpose,
  selection: Selection,
): Promise<Form> {
  const organisations = await em.find(Organisation, { id: { $in: [...selection.organisations] } });
  const people = await em.find(Person, { id: { $in: [...selection.people] } });
  const named = (one: { readonly id: string; readonly name: string }) => ({ value: one.id, label: one.name });
  const options = {
    areas: await listAreas(em, workspace),
    organisations: organisations.map(named),
    people: people.map(named),
  };
  return audienceForm(purpose, selection, options, t);
}

/** Keeps a selection in a draft, where it waits while its preview is looked at, until it is sent or changed. */
export async function keepSelection(
  given: Context,
  purpose: AudiencePurpose,
  selection: Selection,
): Promise<string> {
  return keepDraft(given.em, { ...given, form: await chooseForm(given, purpose, selection) });
}
