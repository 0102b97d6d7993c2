import type { Context } from '#src/conversation/declarations/context.ts';
import type { Form, Option } from '#src/conversation/elements/form.ts';
import { cleanNote, longestName, splitAtColon } from '#src/features/contacts/rules.ts';
import { findOrganisations, type NamedOrganisation } from '#src/language/organisations.ts';
import { keepDraft } from '#src/people/drafts.ts';
import { type MatchingDraft, matchingForm } from './forms.ts';
import type { MatchingView } from './reads.ts';
import { longestPurpose, mostParties, splitParties } from './rules.ts';
import { logMatching } from './writes.ts';

/** What names and a purpose came to. `draft` holds what was typed. */
export type SettledOutcome =
  | { readonly kind: 'proposeWhich'; readonly typed: string; readonly near: readonly NamedOrganisation[] }
  | { readonly kind: 'logged'; readonly matching: MatchingView }
  | { readonly kind: 'form'; readonly form: Form }
  | {
      readonly kind: 'which';
      readonly typed: string;
      readonly near: readonly NamedOrganisation[];
      readonly draft: string;
    }
  | { readonly kind: 'same'; readonly name: string; readonly draft: string };

/** What a line about a matching came to. */
export type MatchingOutcome =
  | { readonly kind: 'list' }
  | { readonly kind: 'propose'; readonly organisation: NamedOrganisation }
  | SettledOutcome;

type Given = Pick<Context, 'em' | 'workspace' | 'person' | 'now' | 't'>;

/** Understands `A + B: purpose`, one name alone or nothing, and logs the matching where it can. */
export async function takeMatchingLine(
  given: Given,
  typed: string,
  onlyForm: boolean,
): Promise<MatchingOutcome> {
  const line = cleanNote(typed);
  if (line === '') return { kind: 'list' };
  const split = splitMatching(line);
  const names = splitParties(split.before);
  const [only = ''] = names;
  if (names.length > 1) return settle(given, { purpose: split.after, chosen: [], pending: names }, onlyForm);

  const found = await findOrganisations(given.em, given.workspace.id, only);
  // "A och B: gemensam barndag"
  const spoken = found.kind === 'one' ? [] : only.split(/ (?:och|and|&) |, /iu);
  if (spoken.length > 1)
    return settle(given, { purpose: split.after, chosen: [], pending: spoken }, onlyForm);
  if (split.after !== '' || onlyForm) {
    const draft = { purpose: split.after, chosen: [], pending: only === '' ? [] : [only] };
    return settle(given, draft, onlyForm);
  }
  return found.kind === 'one'
    ? { kind: 'propose', organisation: found.organisation }
    : { kind: 'proposeWhich', typed: only, near: found.kind === 'several' ? found.near : [] };
}

// Names with a plus between them may be longer together than one name.
function splitMatching(line: string): { before: string; after: string } {
  const colon = line.indexOf(':');
  const plus = line.indexOf('+');
  if (plus === -1 || colon === -1 || colon < plus) return splitAtColon(line) ?? { before: line, after: '' };
  const before = line.slice(0, colon);
  return before.length <= longestName * mostParties
    ? { before, after: line.slice(colon + 1).trim() }
    : { before: line, after: '' };
}

/**
 * Settles the names that are pending, one after the other. Where one means nobody or several, the rest waits in a
 * draft for the answer.
 */
async function settle(given: Given, draft: MatchingDraft, onlyForm: boolean): Promise<SettledOutcome> {
  const { em, workspace, t } = given;
  const chosen: Option[] = [...draft.chosen];
  for (const [at, name] of draft.pending.slice(0, mostParties).entries()) {
    const rest = { purpose: draft.purpose, chosen, pending: draft.pending.slice(at) };
    const found = await findOrganisations(em, workspace.id, name);
    if (found.kind !== 'one') {
      if (onlyForm) return { kind: 'form', form: matchingForm(rest, t) };
      const near = found.kind === 'several' ? found.near : [];
      return { kind: 'which', typed: name, near, draft: await keep(given, rest) };
    }
    const same = chosen.find((option) => option.value === found.organisation.id);
    if (same !== undefined) {
      const others = { ...rest, pending: draft.pending.slice(at + 1) };
      return { kind: 'same', name: same.label, draft: await keep(given, others) };
    }
    chosen.push({ value: found.organisation.id, label: found.organisation.name });
  }
  const settled = { purpose: draft.purpose, chosen, pending: draft.pending.slice(mostParties) };
  const lacking =
    chosen.length < 2
      ? t('matchings.form.twoParties')
      : draft.purpose.length > longestPurpose
        ? t('matchings.form.purposeTooLong')
        : undefined;
  if (onlyForm || lacking !== undefined || draft.purpose === '' || settled.pending.length > 0) {
    return { kind: 'form', form: matchingForm(settled, t, lacking) };
  }
  const parties = chosen.map((option) => ({ organisation: option.value, role: 'contributes' as const }));
  return { kind: 'logged', matching: await logMatching(em, { purpose: draft.purpose, parties }, given) };
}

async function keep(given: Given, draft: MatchingDraft): Promise<string> {
  return keepDraft(given.em, { ...given, form: matchingForm(draft, given.t) });
}

/** Goes on once it is known whom the first pending name means. */
export async function settlePending(
  given: Given,
  draft: MatchingDraft,
  meant: { readonly id: string; readonly name: string },
): Promise<SettledOutcome> {
  const pending = draft.pending.slice(1);
  if (draft.chosen.some((option) => option.value === meant.id)) {
    return { kind: 'same', name: meant.name, draft: await keep(given, { ...draft, pending }) };
  }
  const chosen = [...draft.chosen, { value: meant.id, label: meant.name }];
  return settle(given, { ...draft, chosen, pending }, false);
}
