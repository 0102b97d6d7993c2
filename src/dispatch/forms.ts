import type { FieldErrors, Form, SubmittedValues } from '#src/conversation/elements/form.ts';
import type { Reply } from '#src/conversation/elements/reply.ts';
import type { Act, MessageReference } from '#src/conversation/incoming.ts';
import { withoutPersonalNumbers } from '#src/language/personal-number.ts';
import { isKey } from '#src/locales/translate.ts';
import { mayUse } from '#src/people/can.ts';
import { findDraft, findDraftToSubmit } from '#src/people/drafts.ts';
import { type Handled, notAllowed, type Step, shown } from './finish.ts';
import { errorsOf, missing, withTyped } from './form-values.ts';
import { typedIn } from './personal-numbers.ts';
import { goneCard, staleCard } from './replies.ts';
import { textAgainId } from './text-again.ts';

/** What submitting a form came to: an answer already, or its handler's reply. */
export type Submitted =
  | { readonly kind: 'answered'; readonly handled: Handled }
  | {
      readonly kind: 'run';
      readonly formId: string;
      readonly text: string;
      readonly reply: Reply;
      readonly origin: MessageReference | undefined;
    };

/** Opens an unfinished form with what was typed in it. */
export async function openDraft(step: Step, act: Extract<Act, { kind: 'press' }>): Promise<Handled> {
  const { em, person, language, t } = step.context;
  const id = 'draft.open';
  const draft = await findDraft(em, String(act.values['draft']), person);
  if (draft === undefined) return { id, answer: await shown(step, goneCard({}, t)) };
  return { id, answer: { kind: 'form', language, form: draft.form, draft: draft.id } };
}

/** Checks what a form submitted and runs it. What does not pass stays in the draft, with a sentence beside each field. */
export async function submitDraft(step: Step, act: Extract<Act, { kind: 'submit' }>): Promise<Submitted> {
  const { registry, context } = step;
  const { em, person, t, language } = context;
  const draft = await findDraftToSubmit(em, act.draft, person);
  if (draft === undefined) {
    return {
      kind: 'answered',
      handled: { id: 'form.gone', answer: await shown(step, goneCard(act.values, t)) },
    };
  }
  const numbers = personalNumberFields(step, act);
  const typed: SubmittedValues = { ...act.values, ...numbers.clean };
  const form = withTyped(draft.form, typed);

  const refuse = (errors: Readonly<Record<string, string>>): Submitted => {
    draft.form = form;
    const answer = { kind: 'errors', language, errors, form, draft: draft.id } as const;
    return { kind: 'answered', handled: { id: `refused ${form.id}`, answer } };
  };
  const empty = { ...missing(form, typed, t), ...numbers.errors };
  if (Object.keys(empty).length > 0) return refuse({ ...wrongIn(step, form, typed), ...empty });
  const origin = draft.origin ?? undefined;
  if (form.id === textAgainId) {
    em.remove(draft);
    const text = typeof typed['text'] === 'string' ? typed['text'] : '';
    return { kind: 'run', formId: form.id, text, reply: { kind: 'nothing' }, origin };
  }

  const declared = registry.form(form.id);
  if (declared === undefined) {
    return { kind: 'answered', handled: { id: `stale ${form.id}`, answer: await shown(step, staleCard(t)) } };
  }
  if (!mayUse(person, declared.role)) {
    return { kind: 'answered', handled: await notAllowed(step, declared.id, declared.role) };
  }
  const read = declared.input.safeParse({ ...withoutEmpty(typed), ...form.carried });
  if (!read.success) return refuse(errorsOf(read.error, t, isKey));
  const reply = await declared.run({ ...context, input: read.data, typed });
  if (reply.kind === 'errors') return refuse(reply.errors);
  em.remove(draft);
  return { kind: 'run', formId: declared.id, text: '', reply, origin };
}

/** What else is wrong in a form of which a part is missing: all is said at once. */
function wrongIn({ registry, context }: Step, form: Form, typed: SubmittedValues): FieldErrors {
  const read = registry.form(form.id)?.input.safeParse({ ...withoutEmpty(typed), ...form.carried });
  return read?.success === false ? errorsOf(read.error, context.t, isKey) : {};
}

/** A field left empty is one that was not filled in. */
function withoutEmpty(typed: SubmittedValues): SubmittedValues {
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''));
}

function personalNumberFields(
  { context }: Step,
  act: Act,
): { readonly clean: SubmittedValues; readonly errors: Readonly<Record<string, string>> } {
  const { t } = context;
  const hits = Object.entries(typedIn(act)).flatMap(([name, value]) => {
    const clean = withoutPersonalNumbers(value, t('errors.personalNumber.hidden'));
    return clean === undefined ? [] : [[name, clean] as const];
  });
  return {
    clean: Object.fromEntries(hits),
    errors: Object.fromEntries(hits.map(([name]) => [name, t('errors.personalNumber.field')])),
  };
}
