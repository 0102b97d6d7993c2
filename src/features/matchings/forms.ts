import { z } from 'zod';
import type { MatchingStatus } from '#entities/matching.ts';
import { type PartyRole, partyRoles } from '#entities/matching-party.ts';
import type { Field, Form, Option } from '#src/conversation/elements/form.ts';
import { cleanNote } from '#src/features/contacts/rules.ts';
import type { Translate } from '#src/locales/translate.ts';
import type { MatchingView, PartyView } from './reads.ts';
import { longestPurpose, mostParties } from './rules.ts';
import type { Party } from './writes.ts';

/** What the form `matching.log` starts with. `pending` are names, as typed, that are yet to be settled. */
export type MatchingDraft = {
  readonly purpose: string;
  readonly chosen: readonly Option[];
  readonly pending: readonly string[];
};

const purpose = z
  .string()
  .transform(cleanNote)
  .pipe(z.string().min(1, 'matchings.form.noPurpose').max(longestPurpose, 'matchings.form.purposeTooLong'));

const chosenParties = z.array(z.uuid()).default([]);
const common = {
  purpose,
  contributes: chosenParties,
  convenes: chosenParties,
  informed: chosenParties,
};

/** What the form `matching.log` submits. */
export const matchingFormInput = z.object(common);

/** What the form `matching.change` submits. */
export const matchingChangeInput = z.object({ ...common, matching: z.uuid(), revision: z.number() });

/** What the form `matching.end` submits. */
export const matchingEndInput = z.object({
  matching: z.uuid(),
  revision: z.number(),
  to: z.enum(['declined', 'ended']),
  reason: z
    .string()
    .transform(cleanNote)
    .pipe(z.string().min(1, 'matchings.form.noReason').max(longestPurpose, 'matchings.form.purposeTooLong')),
});

/** The parties that were chosen, or a field that needs another look, with why. */
export function readParties(input: Readonly<Record<PartyRole, readonly string[]>>):
  | { readonly ok: true; readonly parties: readonly Party[] }
  | {
      readonly ok: false;
      readonly field: PartyRole;
      readonly reason: 'twoParties' | 'twice' | 'tooMany';
    } {
  const parties = new Map<string, PartyRole>();
  for (const role of ['contributes', 'convenes', 'informed'] as const) {
    for (const organisation of input[role]) {
      if (parties.has(organisation)) return { ok: false, field: role, reason: 'twice' };
      parties.set(organisation, role);
    }
  }
  if (parties.size < 2) return { ok: false, field: 'contributes', reason: 'twoParties' };
  if (parties.size > mostParties) return { ok: false, field: 'contributes', reason: 'tooMany' };
  return { ok: true, parties: [...parties].map(([organisation, role]) => ({ organisation, role })) };
}

/** The form that logs a matching. Unsettled names stand in its introduction. */
export function matchingForm(draft: MatchingDraft, t: Translate, intro?: string): Form {
  const pending = draft.pending.length > 0;
  const shown =
    intro ?? (pending ? t('matchings.form.pending', { names: draft.pending.join(', ') }) : undefined);
  return {
    id: 'matching.log',
    title: t('matchings.form.title'),
    submitLabel: t('matchings.form.submit'),
    ...(shown === undefined ? {} : { intro: shown }),
    fields: fieldsFor(draft.purpose, { contributes: draft.chosen, convenes: [], informed: [] }, t),
    carried: pending ? { pending: draft.pending.join('\n') } : {},
  };
}

/** The form that changes a matching, guarded by its revision. `typed` is what was written while another changed it. */
export function matchingChangeForm(
  matching: MatchingView,
  t: Translate,
  typed?: { readonly purpose: string; readonly parties: readonly PartyView[]; readonly intro: string },
): Form {
  const parties = typed?.parties ?? matching.parties;
  const chosen = Object.fromEntries(
    partyRoles.map((role) => [
      role,
      parties.filter((party) => party.role === role).map(({ id, name }) => ({ value: id, label: name })),
    ]),
  );
  return {
    id: 'matching.change',
    title: t('matchings.form.changeTitle'),
    submitLabel: t('matchings.form.changeSubmit'),
    ...(typed === undefined ? {} : { intro: typed.intro }),
    fields: fieldsFor(typed?.purpose ?? matching.purpose, chosen, t),
    carried: { matching: matching.id, revision: matching.revision },
  };
}

/** The small form that asks why a matching was declined or ended. */
export function matchingEndForm(
  asked: { readonly matching: string; readonly revision: number; readonly to: MatchingStatus },
  t: Translate,
): Form {
  const { matching, revision, to } = asked;
  return {
    id: 'matching.end',
    title: t(`matchings.move.${to}`),
    submitLabel: t('matchings.form.changeSubmit'),
    fields: [
      {
        kind: 'longText',
        name: 'reason',
        label: t('matchings.form.reason'),
        hint: t('matchings.publicRecord'),
        required: true,
        maxLength: longestPurpose,
      },
    ],
    carried: { matching, revision, to },
  };
}

function fieldsFor(
  typedPurpose: string,
  chosen: Readonly<Record<string, readonly Option[]>>,
  t: Translate,
): Field[] {
  const party = (role: PartyRole): Field => ({
    kind: 'organisation',
    name: role,
    label: t(`matchings.role.${role}`),
    hint: t(`matchings.roleHint.${role}`),
    required: false,
    multiple: true,
    chosen: chosen[role] ?? [],
  });
  return [
    {
      kind: 'text',
      name: 'purpose',
      label: t('matchings.form.purpose'),
      hint: t('matchings.publicRecord'),
      required: true,
      maxLength: longestPurpose,
      value: typedPurpose,
    },
    party('contributes'),
    party('convenes'),
    party('informed'),
  ];
}

/** What was typed in an unfinished form `matching.log`. */
export function readMatchingForm(form: Form): MatchingDraft {
  const purposeField = form.fields.find((field) => field.name === 'purpose');
  const chosenField = form.fields.find((field) => field.name === 'contributes');
  const { pending } = form.carried;
  return {
    purpose: purposeField?.kind === 'text' ? (purposeField.value ?? '') : '',
    chosen: chosenField?.kind === 'organisation' ? (chosenField.chosen ?? []) : [],
    pending: typeof pending === 'string' ? pending.split('\n') : [],
  };
}
