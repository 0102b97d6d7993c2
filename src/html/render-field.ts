import { html, type SafeHtml } from '@remix-run/html-template';
import type { Field, Option } from '#src/conversation/elements/form.ts';
import type { Translate } from '#src/locales/translate.ts';
import { prefixes } from './read-body.ts';

/** What is known about a field besides what it is. */
export interface FieldState {
  readonly focus: boolean;
  readonly error?: string | undefined;
  /** What was typed; stands instead of the field's own value. */
  readonly typed?: string | readonly string[] | undefined;
  readonly chosen?: readonly Option[] | undefined;
  readonly search?: { readonly text: string; readonly found: readonly Option[] } | undefined;
}

/** The part of a render context that fields use. */
export interface FieldContext {
  readonly t: Translate;
  readonly id: string;
  readonly lookUp?: string;
}

/** As many choices as can be seen at once; more are put in a list to open. */
const radiosAtMost = 6;

/** A field with its label, hint and error. One field is one input, or a `fieldset` of choices. */
export function renderField(field: Field, state: FieldState, context: FieldContext): SafeHtml {
  const id = `${context.id}-${field.name}`;
  const typed = typeof state.typed === 'string' ? state.typed : undefined;
  const common = { field, state, id, t: context.t };
  switch (field.kind) {
    case 'text':
      return labelled(
        common,
        html`<input type="text" dir="auto" ${attributes(common)}
        value="${typed ?? field.value ?? ''}" ${maxLength(field.maxLength)} autocomplete="off" />`,
      );
    case 'longText':
      return labelled(
        common,
        // No maxlength: what is pasted would be cut off in silence. What is too long is said when it is sent.
        html`<textarea rows="4" dir="auto" ${attributes(common)}>
${typed ?? field.value ?? ''}</textarea>`,
      );
    case 'date':
    case 'time':
      return labelled(
        common,
        html`<input type="${field.kind}" ${attributes(common)}
        value="${typed ?? field.value ?? ''}" />`,
      );
    case 'number':
      return labelled(
        common,
        html`<input type="number" inputmode="numeric" ${attributes(common)}
        value="${typed ?? field.value ?? ''}" ${bound('min', field.min)} ${bound('max', field.max)} />`,
      );
    case 'select': {
      const value = typed ?? field.value;
      return field.options.length <= radiosAtMost
        ? grouped(
            common,
            choices('radio', prefixes.one, common, field.options, value === undefined ? [] : [value]),
          )
        : labelled(
            common,
            html`<select ${attributes(common)}>
            <option value=""></option>
            ${field.options.map(
              (option) =>
                html`<option value="${option.value}" ${option.value === value ? html`selected` : ''}>${option.label}</option>`,
            )}
          </select>`,
          );
    }
    case 'multiSelect': {
      const values = typeof state.typed === 'object' ? state.typed : (field.values ?? []);
      return grouped(common, choices('checkbox', prefixes.list, common, field.options, values));
    }
    case 'organisation':
    case 'person':
      return grouped(common, search(field, common, context));
  }
}

interface Common {
  readonly field: Field;
  readonly state: FieldState;
  readonly id: string;
  readonly t: Translate;
}

function attributes({ field, state, id }: Common): SafeHtml {
  return html`id="${id}" name="${prefixes.one}${field.name}" ${field.required ? html`aria-required="true"` : ''}
    ${invalid(state)} ${describedBy({ field, state, id })} ${state.focus ? html`autofocus` : ''}`;
}

function describedBy({ field, state, id }: Omit<Common, 't'>): SafeHtml | '' {
  const by = [field.hint === undefined ? [] : `${id}-hint`, state.error === undefined ? [] : `${id}-error`];
  return by.flat().length === 0 ? '' : html`aria-describedby="${by.flat().join(' ')}"`;
}

function invalid({ error }: FieldState): SafeHtml | '' {
  return error === undefined ? '' : html`aria-invalid="true"`;
}

function maxLength(length: number | undefined): SafeHtml | '' {
  return length === undefined ? '' : html`maxlength="${length}"`;
}

function bound(name: 'min' | 'max', value: number | undefined): SafeHtml | '' {
  return value === undefined ? '' : html`${name}="${value}"`;
}

function labelled(common: Common, control: SafeHtml): SafeHtml {
  return html`<div class="field">
    <label for="${common.id}" dir="auto">${labelText(common)}</label>
    ${hintAndError(common)} ${control}
  </div>`;
}

function grouped(common: Common, controls: SafeHtml): SafeHtml {
  return html`<fieldset class="field" ${describedBy(common)}>
    <legend dir="auto">${labelText(common)}</legend>
    ${hintAndError(common)} ${controls}
  </fieldset>`;
}

function labelText({ field, t }: Common): SafeHtml {
  return html`${field.label}${field.required || field.orElse !== undefined ? '' : html` <span class="optional">${t('chat.form.optional')}</span>`}`;
}

function hintAndError({ field, state, id }: Common): SafeHtml {
  return html`${field.hint === undefined ? '' : html`<p class="hint" id="${id}-hint" dir="auto">${field.hint}</p>`}
    ${state.error === undefined ? '' : html`<p class="error" id="${id}-error" dir="auto">${state.error}</p>`}`;
}

function choices(
  type: 'radio' | 'checkbox',
  prefix: string,
  { field, state, id }: Common,
  options: readonly Option[],
  values: readonly string[],
  valueFor: (option: Option) => string = ({ value }) => value,
): SafeHtml {
  return html`<div class="choices">
    ${options.map((option, index) => {
      const checked = values.includes(option.value);
      return html`<label class="choice">
        <input type="${type}" id="${id}-${index}" name="${prefix}${field.name}" value="${valueFor(option)}"
          ${checked ? html`checked` : ''} ${state.focus && index === 0 ? html`autofocus` : ''} />
        <span><span dir="auto">${option.label}</span>
        ${option.detail === undefined ? '' : html`<span class="detail" dir="auto">${option.detail}</span>`}</span>
      </label>`;
    })}
  </div>`;
}

/**
 * A text to search with, and under it what was found, to choose from by mouse or arrow keys. What was found while
 * typing is known to the page alone: an update from elsewhere leaves it there.
 */
function search(
  field: Extract<Field, { kind: 'organisation' | 'person' }>,
  common: Common,
  { t, lookUp }: FieldContext,
): SafeHtml {
  const { id, state } = common;
  const asks = new URLSearchParams({ kind: field.kind, name: field.name, id, many: String(field.multiple) });
  const live =
    lookUp === undefined
      ? ''
      : html`hx-get="${lookUp}?${asks.toString()}" hx-trigger="input changed delay:200ms"
          hx-target="#${id}-found" hx-swap="innerMorph" hx-include="closest fieldset" hx-sync="this:replace"`;
  return html`<input type="search" id="${id}" name="${prefixes.search}${field.name}" dir="auto"
      aria-label="${t(`chat.search.${field.kind}`)}" placeholder="${t(`chat.search.${field.kind}`)}"
      value="${state.search?.text ?? ''}" autocomplete="off" ${invalid(state)} ${describedBy(common)}
      ${state.focus ? html`autofocus` : ''} ${live} />
    <div id="${id}-found" class="found" aria-live="polite" ${lookUp === undefined ? '' : html`hx-morph-skip-children`}>
      ${renderFound(
        { kind: field.kind, name: field.name, id, multiple: field.multiple, text: state.search?.text ?? '' },
        state.chosen ?? field.chosen ?? [],
        state.search?.found ?? [],
        t,
      )}
    </div>`;
}

/** What a search found, after what was already chosen. */
export function renderFound(
  asked: {
    readonly kind: 'organisation' | 'person';
    readonly name: string;
    readonly id: string;
    readonly multiple: boolean;
    readonly text: string;
  },
  chosen: readonly Option[],
  found: readonly Option[],
  t: Translate,
): SafeHtml {
  const all = [...chosen, ...found.filter(({ value }) => !chosen.some((one) => one.value === value))];
  if (all.length === 0) {
    return asked.text === ''
      ? html``
      : html`<p class="hint">${t('chat.search.nothing', { text: asked.text })}</p>`;
  }
  const { kind, name, multiple } = asked;
  const field: Field = { kind, name, multiple, label: '', required: false };
  return choices(
    multiple ? 'checkbox' : 'radio',
    multiple ? prefixes.choices : prefixes.choice,
    { field, state: { focus: false }, id: `${asked.id}-found`, t },
    all,
    chosen.map(({ value }) => value),
    ({ value, label }) => `${value} ${label}`,
  );
}
