import { Organisation } from '#entities/organisation.ts';
import type { Person } from '#entities/person.ts';
import type { Context } from '#src/conversation/declarations/context.ts';
import type { Option } from '#src/conversation/elements/form.ts';
import { fold } from '#src/language/fold.ts';
import {
  type FoundOrganisation,
  findOrganisationIn,
  findOrganisations,
  type NamedOrganisation,
} from '#src/language/organisations.ts';
import type { Key } from '#src/locales/translate.ts';
import { keepDraft } from '#src/people/drafts.ts';
import { emptyDraft, type ReferralDraft, referralForm } from './forms.ts';
import { listAskable, type Named } from './reads.ts';
import { checkDue, cleanText, longest, readDue, type SplitLine, splitLine } from './rules.ts';
import { addSpeaker, sendReferral } from './writes.ts';

/** What is to be settled by a name: whom it is about, or the body. */
export type NamedRole = 'organisation' | 'body';

/** What a line or a form about a referral came to. `draft` holds what was typed. */
export type ReferralOutcome =
  | { readonly kind: 'list' }
  | { readonly kind: 'sent'; readonly referral: string; readonly typed: readonly string[] }
  /** Something is missing or wrong: the form, with a sentence. */
  | {
      readonly kind: 'lacking';
      readonly field: string;
      readonly problem: Key | undefined;
      readonly draft: ReferralDraft;
    }
  | {
      readonly kind: 'which';
      readonly role: NamedRole;
      readonly typed: string;
      readonly near: readonly NamedOrganisation[];
      readonly draft: string;
    }
  /** Several at the body can be asked. */
  | {
      readonly kind: 'whom';
      readonly body: string;
      readonly people: readonly Named[];
      readonly draft: string;
    };

type Given = Pick<Context, 'em' | 'workspace' | 'person' | 'now' | 't'>;

/** Understands `<organisation> till <body>: <matter>, senast <day>`, and refers it where it can. */
export async function takeReferralLine(
  given: Given,
  typed: string,
  onlyForm: boolean,
): Promise<ReferralOutcome> {
  const line = cleanText(typed);
  if (line === '') return { kind: 'list' };
  const split = await likeliest(given, splitLine(line));
  const { matter, dueOn } = readDue(split.matter, given.now);
  return settle(
    given,
    { ...emptyDraft, organisationName: split.organisation, bodyName: split.body, matter, dueOn },
    { onlyForm },
  );
}

/** The first way to take a line apart in which both names are known; without a colon the matter may follow the body's name. */
async function likeliest(given: Given, ways: readonly SplitLine[]): Promise<SplitLine> {
  const { em, workspace } = given;
  const [first = { organisation: '', body: '', matter: '' }] = ways;
  for (const way of ways.slice(0, 4)) {
    if (way.body === '') continue;
    const organisation = await findOrganisations(em, workspace.id, way.organisation);
    if (organisation.kind !== 'one') continue;
    const body = await findOrganisations(em, workspace.id, way.body);
    if (body.kind === 'one') return way;
    if (way.matter !== '') continue;
    const within = await findOrganisationIn(em, workspace.id, way.body);
    if (within.kind === 'one' && within.span.start === 0) {
      const matter = way.body.slice(within.span.end).replace(/^[\s,;–-]+/u, '');
      return { organisation: way.organisation, body: within.organisation.name, matter };
    }
  }
  return first;
}

/** Whom a form was for, when the one who is asked was chosen by a button. */
export type Manner = { readonly onlyForm?: boolean; readonly person?: string };

/**
 * Settles what is typed, one thing after the other: whom it is about, the body, what is asked, and who is asked there.
 * Where a name means nobody or several, the rest waits in a draft for the answer.
 */
export async function settle(
  given: Given,
  typed: ReferralDraft,
  manner: Manner = {},
): Promise<ReferralOutcome> {
  const { em } = given;
  let draft = typed;
  const misspelt: string[] = [];
  for (const role of ['organisation', 'body'] as const) {
    const name = draft[`${role}Name`];
    if (draft[role] !== undefined) continue;
    const found = name === '' ? undefined : await findOrganisations(em, given.workspace.id, name);
    if (found?.kind === 'one') {
      draft = { ...draft, [role]: optionOf(found.organisation) };
      if (fold(name) !== fold(found.organisation.name)) misspelt.push(name);
    } else if (found === undefined || manner.onlyForm === true) {
      if (manner.onlyForm !== true) return lacking(draft, role, undefined);
    } else {
      return { kind: 'which', role, typed: name, near: nearOf(found), draft: await keep(given, draft) };
    }
  }
  const { organisation, body } = draft;
  if (manner.onlyForm === true || organisation === undefined || body === undefined) {
    return lacking(draft, 'organisation', undefined);
  }
  const wrong = await problemOf(given, draft, [organisation, body]);
  if (wrong !== undefined) return lacking(draft, wrong.field, wrong.problem);
  return askSomebody(given, { ...draft, organisation, body }, { ...manner, misspelt });
}

async function problemOf(
  { em, now }: Given,
  { matter, dueOn }: ReferralDraft,
  [organisation, body]: readonly [Option, Option],
): Promise<{ readonly field: string; readonly problem: Key } | undefined> {
  if (organisation.value === body.value) return { field: 'body', problem: 'referrals.form.same' };
  const there = await em.count(Organisation, {
    id: { $in: [organisation.value, body.value] },
    archivedAt: null,
  });
  if (there < 2) return { field: 'organisation', problem: 'referrals.form.noOrganisation' };
  if (matter === '') return { field: 'matter', problem: 'referrals.form.noMatter' };
  if (matter.length > longest.matter) return { field: 'matter', problem: 'referrals.form.matterTooLong' };
  const due = dueOn === null ? undefined : checkDue(dueOn, now);
  if (due !== undefined) {
    return { field: 'dueOn', problem: due === 'past' ? 'referrals.form.past' : 'referrals.form.far' };
  }
  return undefined;
}

type Settled = ReferralDraft & { readonly organisation: Option; readonly body: Option };

async function askSomebody(
  given: Given,
  draft: Settled,
  { person, misspelt }: Manner & { readonly misspelt: readonly string[] },
): Promise<ReferralOutcome> {
  const { em } = given;
  const { body, personName, email } = draft;
  const askable = await listAskable(em, body.value);
  const wanted =
    person === undefined
      ? askable.filter((one) => personName !== '' && fold(one.name) === fold(personName))
      : askable.filter((one) => one.id === person);
  const [known] = wanted;
  if (known !== undefined && (email === '' || email === known.email)) {
    return send(given, draft, known, misspelt);
  }
  if (personName !== '' || email !== '') {
    if (personName === '') return lacking(draft, 'personName', 'referrals.form.noName');
    if (email === '') return lacking(draft, 'email', 'referrals.form.noEmail');
    const added = await addSpeaker(em, { bodyId: body.value, name: personName, email }, given);
    return send(given, draft, added, misspelt);
  }
  const [only, second] = askable;
  if (only === undefined) return lacking(draft, 'personName', 'referrals.form.nobody');
  if (second === undefined) return send(given, draft, only, misspelt);
  const people = askable.map(({ id, name }) => ({ id, name }));
  return { kind: 'whom', body: body.label, people, draft: await keep(given, draft) };
}

async function send(
  given: Given,
  draft: Settled,
  person: Pick<Person, 'id'>,
  typed: readonly string[],
): Promise<ReferralOutcome> {
  const { organisation, body, matter, dueOn, tell, need } = draft;
  const asked = {
    organisation: organisation.value,
    body: body.value,
    person: person.id,
    matter,
    dueOn,
    tell,
    need,
  };
  const { id } = await sendReferral(given.em, asked, given);
  return { kind: 'sent', referral: id, typed };
}

function lacking(draft: ReferralDraft, field: string, problem: Key | undefined): ReferralOutcome {
  return { kind: 'lacking', field, problem, draft };
}

function optionOf({ id, name }: Named): Option {
  return { value: id, label: name };
}

function nearOf(found: FoundOrganisation): readonly NamedOrganisation[] {
  return found.kind === 'several' ? found.near : [];
}

async function keep(given: Given, draft: ReferralDraft): Promise<string> {
  return keepDraft(given.em, { ...given, form: referralForm(draft, given.t) });
}
