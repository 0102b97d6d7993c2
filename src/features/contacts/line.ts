import type { Category } from '#entities/need.ts';
import type { Context } from '#src/conversation/declarations/context.ts';
import type { Form } from '#src/conversation/elements/form.ts';
import { fold } from '#src/language/fold.ts';
import {
  findOrganisationIn,
  findOrganisations,
  type NamedOrganisation,
} from '#src/language/organisations.ts';
import { type Told, type Understanding, understand } from '#src/language/understanding/understand.ts';
import { type KnownOrganisation, loadRegister } from '#src/language/understanding/workspace-register.ts';
import { keepDraft } from '#src/people/drafts.ts';
import { type ContactDraft, contactForm } from './forms.ts';
import { logById, logByName } from './log.ts';
import { logAs } from './log-as.ts';
import type { ContactView } from './reads.ts';
import { findReferredToIfSaid } from './refer-to.ts';
import {
  cleanNote,
  comingDay,
  longestName,
  longestNote,
  splitAtColon,
  type Understood,
  understandNote,
} from './rules.ts';

/** What a line about a contact came to. `draft` holds what was typed. */
export type LineOutcome =
  | {
      readonly kind: 'logged';
      readonly contact: ContactView;
      readonly typedName?: string | undefined;
      /** The body that the sentence refers it to. */
      readonly referTo?: NamedOrganisation | undefined;
    }
  /** A sentence about several actors: one contact with each. */
  | {
      readonly kind: 'loggedAll';
      readonly contacts: readonly ContactView[];
      readonly referTo?: NamedOrganisation | undefined;
    }
  /** Understood, but not surely: `near` are those whom the contact may have been with. */
  | {
      readonly kind: 'unsure';
      readonly understood: Understood & { readonly note: string };
      readonly near: readonly NamedOrganisation[];
      readonly draft: string;
    }
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'known'; readonly organisationId: string }
  | {
      readonly kind: 'several';
      readonly typed: string;
      readonly near: readonly NamedOrganisation[];
      readonly draft: string;
    }
  | { readonly kind: 'unknown'; readonly typed: string; readonly draft: string }
  | { readonly kind: 'unclear'; readonly draft: string }
  | { readonly kind: 'tooLong'; readonly length: number; readonly draft: string };

type Given = Pick<Context, 'em' | 'workspace' | 'person' | 'now' | 't'>;

/** How a line came: after the command's word, or freely; in public nothing is logged before the form was seen. */
export type LineManner = { readonly freely: boolean; readonly onlyForm: boolean };

/** More than signs: a colon alone names nobody. */
const saysAnything = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

/** Understands `<organisation>: <what happened>`, a free sentence or a name alone, and logs it where it can. */
export async function takeLine(given: Given, typed: string, manner: LineManner): Promise<LineOutcome> {
  const line = cleanNote(typed);
  if (line === '' || (!manner.freely && !saysAnything.test(line)))
    return { kind: 'form', form: contactForm(understood('', given), given.t) };
  const split = splitAtColon(line);
  if (line.length > longestNote + longestName) {
    return { kind: 'tooLong', length: line.length, draft: await keep(given, understood(line, given)) };
  }
  if (manner.onlyForm) return fillForm(given, line, split);
  if (split !== undefined && split.before !== '') {
    return split.after === ''
      ? takeName(given, split.before, split.before)
      : takeNamed(given, split.before, split.after, line);
  }
  return takeSentence(given, line, manner.freely);
}

async function takeNamed(given: Given, name: string, note: string, line: string): Promise<LineOutcome> {
  const { em, workspace } = given;
  const read = understood(note, given);
  const exact = await logAs(given, read, (contact) => logByName(em, name, contact));
  if (exact.contact !== undefined) {
    return { kind: 'logged', contact: exact.contact, referTo: await findReferredToIfSaid(given, line) };
  }
  if (exact.organisations.length > 1) return severalFor(given, name, exact.organisations, note);
  const found = await findOrganisations(em, workspace.id, name);
  if (found.kind === 'one') {
    const outcome = await logWith(given, found.organisation.id, note, name, read);
    return outcome.kind === 'logged'
      ? { ...outcome, referTo: await findReferredToIfSaid(given, line) }
      : outcome;
  }
  // "Träffade Hagsätra Folkdans: de behöver lokal"
  const inside = await findOrganisationIn(em, workspace.id, name);
  if (inside.kind === 'one') return logWith(given, inside.organisation.id, line);
  if (found.kind === 'several') return severalFor(given, name, found.near, note);
  return unknownFor(given, name, note);
}

async function takeSentence(given: Given, line: string, freely: boolean): Promise<LineOutcome> {
  const { em, workspace, now } = given;
  const read = understand(line, await loadRegister(em, workspace.id), now);
  const [organisation, second] = read.organisations;
  if (organisation === undefined) return takeUnnamed(given, line, read, freely);
  const isNameAlone = !/[\p{L}\p{N}]/u.test(withoutNames(line, read));
  const isQuestion = line.endsWith('?');
  if (second === undefined && (isNameAlone || isQuestion)) {
    return { kind: 'known', organisationId: organisation.id };
  }
  if (!read.sure) return askFor(given, line, read);
  if (second !== undefined) return logAll(given, line, read);
  const name = read.names.find((one) => one.organisation === organisation);
  const outcome = await logWith(
    given,
    organisation.id,
    line,
    name && line.slice(name.start, name.end),
    shareOf(read, organisation, given),
  );
  return outcome.kind === 'logged' ? { ...outcome, referTo: read.referTo } : outcome;
}

/** A sentence in which nobody is surely named. */
async function takeUnnamed(
  given: Given,
  line: string,
  read: Understanding<KnownOrganisation>,
  freely: boolean,
): Promise<LineOutcome> {
  const found = await findOrganisationIn(given.em, given.workspace.id, line);
  if (found.kind === 'none') {
    if (!freely && line.length <= longestName && line.split(/\s+/).length <= 6) {
      return takeName(given, line, line);
    }
    const { guess } = found;
    if (guess !== undefined) return unknownFor(given, line.slice(guess.start, guess.end), line);
    if (read.candidates.length > 0) return askFor(given, line, read);
    return { kind: 'unclear', draft: await keep(given, understood(line, given)) };
  }
  const { start, end } = found.span;
  const isNameAlone = !/[\p{L}\p{N}]/u.test(line.slice(0, start) + line.slice(end));
  const near = found.kind === 'one' ? [found.organisation] : found.near;
  const [only] = near;
  if ((isNameAlone || line.endsWith('?')) && near.length === 1 && only !== undefined)
    return { kind: 'known', organisationId: only.id };
  return severalFor(given, line.slice(start, end), near, isNameAlone ? '' : line);
}

function withoutNames(line: string, { names }: Understanding<KnownOrganisation>): string {
  return names
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), line);
}

/** What a sentence tells of one of those it is about. */
function shareOf(
  read: Understanding<KnownOrganisation>,
  organisation: KnownOrganisation,
  { now }: Given,
): Understood & { readonly closed: readonly Category[] } {
  const of = (told: readonly Told<KnownOrganisation>[]) =>
    told.filter((one) => one.organisation === organisation).map(({ category }) => category);
  return {
    happenedOn: (read.happenedOn ?? now).toFormat('yyyy-MM-dd'),
    way: read.how ?? null,
    needs: of(read.needs),
    offers: of(read.offers),
    closed: of(read.closedNeeds),
    nextOn: comingDay(read.nextOn, now),
  };
}

async function askFor(
  given: Given,
  line: string,
  read: Understanding<KnownOrganisation>,
): Promise<LineOutcome> {
  const note = understood(line, given);
  const near = read.organisations.length > 0 ? [...read.organisations, ...read.candidates] : read.candidates;
  const happenedOn = (read.happenedOn ?? given.now).toFormat('yyyy-MM-dd');
  const [organisation, second] = read.organisations;
  const chosen =
    organisation !== undefined && second === undefined
      ? { ...shareOf(read, organisation, given), note: line }
      : { ...note, happenedOn, way: read.how ?? null, nextOn: comingDay(read.nextOn, given.now) };
  return {
    kind: 'unsure',
    understood: chosen,
    near: [...new Set(near)].slice(0, 5),
    draft: await keep(given, chosen),
  };
}

async function logAll(
  given: Given,
  line: string,
  read: Understanding<KnownOrganisation>,
): Promise<LineOutcome> {
  const contacts: ContactView[] = [];
  for (const organisation of read.organisations) {
    const occasion = { ...shareOf(read, organisation, given), note: line };
    const { contact } = await logAs(given, occasion, (fresh) => logById(given.em, organisation.id, fresh));
    if (contact !== undefined) contacts.push(contact);
  }
  return { kind: 'loggedAll', contacts, referTo: read.referTo };
}

/** A name with nothing said about it. */
async function takeName(given: Given, name: string, typed: string): Promise<LineOutcome> {
  const found = await findOrganisations(given.em, given.workspace.id, name);
  switch (found.kind) {
    case 'one':
      return { kind: 'known', organisationId: found.organisation.id };
    case 'several':
      return severalFor(given, typed, found.near, '');
    case 'none':
      return unknownFor(given, typed, '');
  }
}

async function fillForm(
  given: Given,
  line: string,
  split: { before: string; after: string } | undefined,
): Promise<LineOutcome> {
  const { em, workspace, t } = given;
  const note = split === undefined || split.before === '' ? line : split.after;
  const found = split?.before
    ? await findOrganisations(em, workspace.id, split.before)
    : await findOrganisationIn(em, workspace.id, line);
  const organisation =
    found.kind === 'one' ? { value: found.organisation.id, label: found.organisation.name } : undefined;
  const isNew = found.kind === 'none' && split !== undefined && split.before !== '';
  const kept = organisation === undefined && !isNew ? line : note;
  return {
    kind: 'form',
    form: contactForm(
      { ...understood(kept, given), organisation, typedName: isNew ? split.before : undefined },
      t,
    ),
  };
}

async function severalFor(
  given: Given,
  typed: string,
  near: readonly NamedOrganisation[],
  note: string,
): Promise<LineOutcome> {
  const draft = await keep(given, { ...understood(note, given), typedName: typed });
  return { kind: 'several', typed, near, draft };
}

async function unknownFor(given: Given, typed: string, note: string): Promise<LineOutcome> {
  const draft = await keep(given, { ...understood(note, given), typedName: typed });
  return { kind: 'unknown', typed, draft };
}

async function logWith(
  given: Given,
  organisationId: string,
  note: string,
  typedName?: string,
  read: Understood = understood(note, given),
): Promise<LineOutcome> {
  const { contact } = await logAs(given, { ...read, note }, (fresh) =>
    logById(given.em, organisationId, fresh),
  );
  // Between the look-up and the writing it was taken away: then the form has it all.
  if (contact === undefined) return { kind: 'form', form: contactForm(understood(note, given), given.t) };
  const isSame = typedName === undefined || isSameName(typedName, contact.organisation.name);
  return isSame ? { kind: 'logged', contact } : { kind: 'logged', contact, typedName };
}

function isSameName(typed: string, name: string): boolean {
  return fold(typed) === fold(name);
}

function understood(note: string, { now }: Given): ContactDraft & { readonly closed: readonly Category[] } {
  return { ...understandNote(note, now), note };
}

async function keep(given: Given, draft: ContactDraft): Promise<string> {
  return keepDraft(given.em, { ...given, form: contactForm(draft, given.t) });
}
