import type { DateTime } from 'luxon';
import { z } from 'zod';
import type { Form, Option } from '#src/conversation/elements/form.ts';
import type { Translate } from '#src/locales/translate.ts';
import type { ReferralView } from './reads.ts';
import { checkDue, cleanText, isOpen, longest } from './rules.ts';

/** What the form `referral.send` starts with. Names that are yet to be settled stand as they were typed. */
export type ReferralDraft = {
  readonly organisation?: Option | undefined;
  readonly organisationName: string;
  readonly body?: Option | undefined;
  readonly bodyName: string;
  readonly matter: string;
  /** `YYYY-MM-DD`. */
  readonly dueOn: string | null;
  readonly personName: string;
  readonly email: string;
  readonly tell: boolean;
  readonly need?: string | undefined;
};

/** Nothing filled in. */
export const emptyDraft: ReferralDraft = {
  organisationName: '',
  bodyName: '',
  matter: '',
  dueOn: null,
  personName: '',
  email: '',
  tell: true,
};

/**
 * What a referral said, to be referred once more: to whom the body named instead, where it named somebody, and to
 * somebody else while it has not answered. `now` is local.
 */
export function draftOf(referral: ReferralView, now: DateTime): ReferralDraft {
  const { organisation, body, status, instead, matter: said, dueOn: day, told, need } = referral;
  const elsewhere = status === 'declined' || isOpen(status);
  return {
    ...emptyDraft,
    organisation: { value: organisation.id, label: organisation.name },
    body: elsewhere ? undefined : { value: body.id, label: body.name },
    bodyName: elsewhere ? (instead ?? '').slice(0, longest.name).toWellFormed() : '',
    matter: said,
    dueOn: day === null || checkDue(day, now) !== undefined ? null : day,
    tell: told,
    need: need?.id,
  };
}

const short = z
  .string()
  .transform(cleanText)
  .pipe(z.string().max(longest.name, 'referrals.form.nameTooLong'));
const matter = z
  .string()
  .transform(cleanText)
  .pipe(z.string().min(1, 'referrals.form.noMatter').max(longest.matter, 'referrals.form.matterTooLong'));
const dueOn = z.iso.date('referrals.form.badDay').optional();
const tell = z.enum(['yes', 'no']).default('yes');

/** What the form `referral.send` submits. */
export const referralFormInput = z.object({
  organisation: z.uuid().optional(),
  organisationName: z.string().optional(),
  body: z.uuid().optional(),
  bodyName: short.optional(),
  matter,
  dueOn,
  personName: short.optional(),
  email: z
    .string()
    .transform((typed) => cleanText(typed).toLowerCase())
    .pipe(z.email('referrals.form.badEmail').max(longest.email, 'referrals.form.badEmail'))
    .optional(),
  tell,
  need: z.uuid().optional(),
});

/** What the form `referral.change` submits. */
export const referralChangeInput = z.object({ matter, dueOn, referral: z.uuid(), revision: z.number() });

/** What the form `referral.end` submits. */
export const referralEndInput = z.object({
  referral: z.uuid(),
  outcome: z
    .string()
    .transform(cleanText)
    .pipe(
      z.string().min(1, 'referrals.form.noOutcome').max(longest.comment, 'referrals.form.outcomeTooLong'),
    ),
});

/** The form that refers something. What was typed and understood stands in it; `whom` where nobody at the body is known. */
export function referralForm(
  draft: ReferralDraft,
  t: Translate,
  { intro, whom = false }: { readonly intro?: string | undefined; readonly whom?: boolean } = {},
): Form {
  const unsettled =
    draft.organisation === undefined && draft.organisationName !== ''
      ? t('referrals.form.unknownOrganisation', { typed: draft.organisationName })
      : undefined;
  const shown = intro ?? unsettled;
  return {
    id: 'referral.send',
    title: t('referrals.form.title'),
    submitLabel: t('referrals.form.submit'),
    ...(shown === undefined ? {} : { intro: shown }),
    fields: [
      {
        kind: 'organisation',
        name: 'organisation',
        label: t('referrals.form.organisation'),
        required: true,
        multiple: false,
        ...(draft.organisation === undefined ? {} : { chosen: [draft.organisation] }),
      },
      {
        kind: 'organisation',
        name: 'body',
        label: t('referrals.form.body'),
        required: false,
        orElse: 'bodyName',
        multiple: false,
        ...(draft.body === undefined ? {} : { chosen: [draft.body] }),
      },
      {
        kind: 'text',
        name: 'bodyName',
        label: t('referrals.form.newBody'),
        hint: t('referrals.form.newBodyHint'),
        required: false,
        maxLength: longest.name,
        value: draft.body === undefined ? draft.bodyName : '',
      },
      ...matterFields(draft, t),
      {
        kind: 'text',
        name: 'personName',
        label: t('referrals.form.person'),
        ...(whom ? {} : { hint: t('referrals.form.personHint') }),
        required: whom,
        maxLength: longest.name,
        value: draft.personName,
      },
      {
        kind: 'text',
        name: 'email',
        label: t('referrals.form.email'),
        required: whom,
        maxLength: longest.email,
        value: draft.email,
      },
      {
        kind: 'select',
        name: 'tell',
        label: t('referrals.form.tell'),
        required: true,
        options: (['yes', 'no'] as const).map((value) => ({
          value,
          label: t(`referrals.form.tells.${value}`),
        })),
        value: draft.tell ? 'yes' : 'no',
      },
    ],
    carried: {
      ...(draft.need === undefined ? {} : { need: draft.need }),
      ...(draft.organisation === undefined ? { organisationName: draft.organisationName } : {}),
    },
  };
}

/** The form that changes what is asked and by when, guarded by the revision. */
export function referralChangeForm(referral: ReferralView, t: Translate): Form {
  return {
    id: 'referral.change',
    title: t('referrals.form.changeTitle'),
    submitLabel: t('referrals.form.changeSubmit'),
    intro: t('referrals.form.changeIntro', {
      organisation: referral.organisation.name,
      body: referral.body.name,
    }),
    fields: [...matterFields(referral, t)],
    carried: { referral: referral.id, revision: referral.revision },
  };
}

/** The form in which a coordinator says why nothing came of it. */
export function referralEndForm(referral: ReferralView, t: Translate): Form {
  return {
    id: 'referral.end',
    title: t('referrals.form.endTitle'),
    submitLabel: t('referrals.form.changeSubmit'),
    fields: [
      {
        kind: 'longText',
        name: 'outcome',
        label: t('referrals.form.outcome'),
        hint: t(referral.told ? 'referrals.form.outcomeTold' : 'referrals.publicRecord'),
        required: true,
        maxLength: longest.comment,
      },
    ],
    carried: { referral: referral.id },
  };
}

function matterFields({ matter: said, dueOn: day }: Pick<ReferralDraft, 'matter' | 'dueOn'>, t: Translate) {
  return [
    {
      kind: 'longText',
      name: 'matter',
      label: t('referrals.form.matter'),
      hint: t('referrals.form.matterHint'),
      required: true,
      maxLength: longest.matter,
      value: said,
    },
    {
      kind: 'date',
      name: 'dueOn',
      label: t('referrals.form.by'),
      required: false,
      ...(day === null ? {} : { value: day }),
    },
  ] as const;
}

/** What was typed in an unfinished form `referral.send`. */
export function readReferralForm(form: Form): ReferralDraft {
  const typed = new Map(
    form.fields.map((field) => [field.name, 'value' in field ? String(field.value ?? '') : '']),
  );
  const chosen = (name: string) => {
    const field = form.fields.find((one) => one.name === name);
    return field?.kind === 'organisation' ? field.chosen?.[0] : undefined;
  };
  const said = (name: string) => typed.get(name) ?? '';
  const { need, organisationName } = form.carried;
  return {
    organisation: chosen('organisation'),
    organisationName: typeof organisationName === 'string' ? organisationName : '',
    body: chosen('body'),
    bodyName: said('bodyName'),
    matter: said('matter'),
    dueOn: said('dueOn') === '' ? null : said('dueOn'),
    personName: said('personName'),
    email: said('email'),
    tell: said('tell') !== 'no',
    ...(typeof need === 'string' ? { need } : {}),
  };
}
