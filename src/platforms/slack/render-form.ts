import type { Language } from '#src/conversation/answer.ts';
import { shorten } from '#src/conversation/elements/cut.ts';
import type { Field, FieldErrors, Form } from '#src/conversation/elements/form.ts';
import { translator } from '#src/locales/translate.ts';
import { type Block, plain, type View } from './blocks.ts';
import { limits } from './limits.ts';
import { withinLimit } from './render-button.ts';
import { renderElement } from './render-element.ts';
import { renderField } from './render-field.ts';

/**
 * A form as a modal. Each field is an input block with the field's name as `block_id`; what is carried stays in the
 * draft on our side, and `metadata` is all that travels.
 */
export function renderForm(form: Form, metadata: string, language: Language): View {
  const blocks: Block[] = [
    ...(form.title.length > limits.view.title ? says(form.title) : []),
    ...(form.intro === undefined ? [] : says(form.intro)),
    ...form.fields.flatMap((field) => renderField(saidNeeded(field, form, language))),
  ];
  if (blocks.length > limits.view.blocks)
    throw new RangeError(
      `Slack takes ${limits.view.blocks} blocks in a modal; ${form.id} needs ${blocks.length}`,
    );
  return {
    type: 'modal',
    callback_id: withinLimit(form.id, limits.id, 'id of a form'),
    title: plain(shorten(form.title, limits.view.title)),
    submit: plain(shorten(form.submitLabel, limits.view.submit)),
    close: plain(translator(language)('slack.close')),
    private_metadata: withinLimit(metadata, limits.view.privateMetadata, 'metadata of a modal'),
    blocks,
  };
}

// Slack marks both of two fields as optional of which one is needed: so both say it.
function saidNeeded(field: Field, { fields }: Form, language: Language): Field {
  const other = fields.find(
    ({ name, orElse }) => name === field.orElse || (orElse === field.name && field.orElse === undefined),
  );
  if (other === undefined) return field;
  const needed = translator(language)('errors.form.oneOf', { other: other.label });
  return { ...field, hint: field.hint === undefined ? needed : `${needed} ${field.hint}` };
}

/**
 * Errors by the `block_id` they stand under. Slack shows them under inputs of the form only: what belongs to none of
 * its fields stands under the first.
 */
export function renderErrors(errors: FieldErrors, form: Form): Record<string, string> {
  const placed: Record<string, string> = {};
  for (const [name, sentence] of Object.entries(errors)) {
    const block = form.fields.find((field) => field.name === name) ?? form.fields[0];
    if (block === undefined) continue;
    const before = placed[block.name];
    placed[block.name] = before === undefined ? sentence : `${before} ${sentence}`;
  }
  return placed;
}

function says(text: string): Block[] {
  return renderElement({ kind: 'text', text, tone: 'normal' }, () => 0).flat();
}
