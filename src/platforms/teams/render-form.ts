import type { Language } from '#src/conversation/answer.ts';
import { shorten } from '#src/conversation/elements/cut.ts';
import { type Field, type FieldErrors, type Form, sealedField } from '#src/conversation/elements/form.ts';
import { formatCount } from '#src/locales/format.ts';
import { translator } from '#src/locales/translate.ts';
import { type AdaptiveCard, adaptiveCard, type CardAction, type CardElementJson } from './adaptive-card.ts';
import { limits } from './limits.ts';
import { renderTitle } from './render.ts';
import { renderField } from './render-field.ts';
import { paragraph } from './text.ts';

/** The verb of the button that submits a form; the draft's id goes with it. */
export const submitVerb = 'form.submit';
/** How the id of a field in a form begins. */
export const fieldPrefix = 'field-';

/**
 * A form as a card: in a dialog, or as a message where a client has none. What is carried stays in the draft on our
 * side.
 * @param where in a dialog the title stands above it, and its button is of the older kind
 */
export function renderForm(
  given: { form: Form; draft: string; errors?: FieldErrors; language: Language },
  where: 'dialog' | 'message',
): AdaptiveCard {
  const { form, draft, errors = {}, language } = given;
  const t = translator(language);
  // What belongs to none of the fields is said before them.
  const others = Object.entries(errors).filter(([name]) => form.fields.every((field) => field.name !== name));
  const wrong = Object.keys(errors).length > 0 ? [t('teams.fixForm'), ...others.map(([, said]) => said)] : [];
  const body: CardElementJson[] = [
    ...(where === 'message' || form.title.length > limits.title ? renderTitle(form.title).flat() : []),
    ...wrong.map((said) => paragraph(said, { color: 'Attention', weight: 'Bolder' })),
    ...(form.intro === undefined ? [] : [paragraph(form.intro)]),
    ...form.fields.flatMap((field) =>
      renderField(field, {
        prefix: fieldPrefix,
        draft,
        required: field.required,
        emptyText: t('errors.form.required'),
        error: errors[field.name],
        cutOff: where === 'message' ? cutOff(field, language) : undefined,
      }),
    ),
    { type: 'ActionSet', actions: [submitButton(form, draft, where)] },
  ];
  return adaptiveCard(body);
}

/** A message is kept, so what is sealed cannot be given back in it: Teams must not let more in than is taken. */
function cutOff(field: Field, language: Language): string | undefined {
  if (field.kind !== 'longText' || field.maxLength === undefined || !field.name.startsWith(sealedField))
    return undefined;
  return translator(language)('teams.cutOff', { most: formatCount(field.maxLength, { language }) });
}

function submitButton(form: Form, draft: string, where: 'dialog' | 'message'): CardAction {
  const title = shorten(form.submitLabel, limits.button.label);
  const many = form.fields.filter(takesMany).map(({ name }) => name);
  const one = form.fields.map(({ name }) => name).filter((name) => !many.includes(name));
  const data = { draft, one, many };
  return where === 'dialog'
    ? { type: 'Action.Submit', title, style: 'positive', data: { ...data, verb: submitVerb } }
    : { type: 'Action.Execute', title, style: 'positive', verb: submitVerb, data };
}

function takesMany(field: Field): boolean {
  return field.kind === 'multiSelect' || ('multiple' in field && field.multiple);
}
