import type { Context } from '#src/conversation/declarations/context.ts';
import { foldLetters } from '#src/language/fold.ts';
import type { NamedOrganisation } from '#src/language/organisations.ts';
import { understand } from '#src/language/understanding/understand.ts';
import { loadRegister } from '#src/language/understanding/workspace-register.ts';

type Given = Pick<Context, 'em' | 'workspace' | 'now'>;

/** The body that a note refers its matter to; never `other`, the one that the contact is with. */
export async function findReferredTo(
  { em, workspace, now }: Given,
  note: string,
  other?: string,
): Promise<NamedOrganisation | undefined> {
  const { referTo } = understand(note, await loadRegister(em, workspace.id), now);
  return referTo?.id === other ? undefined : referTo;
}

/** The same, only where a word of the kind stands: reading all names takes longer than logging a contact. */
export async function findReferredToIfSaid(
  given: Given,
  note: string,
): Promise<NamedOrganisation | undefined> {
  return /hanvis|\brefer/u.test(foldLetters(note)) ? findReferredTo(given, note) : undefined;
}
