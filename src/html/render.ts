import { html, type SafeHtml } from '@remix-run/html-template';
import type { Button, PressButton } from '#src/conversation/elements/button.ts';
import {
  buttonsOf,
  type Card,
  type CardElement,
  type CardFile,
  type ListItem,
} from '#src/conversation/elements/card.ts';
import type { FieldErrors, Filled, Form } from '#src/conversation/elements/form.ts';
import type { Translate } from '#src/locales/translate.ts';
import { renderField } from './render-field.ts';

/** What a card or a form is rendered for. Nothing in it needs JavaScript; a page may add to it with `formAttributes`. */
export interface RenderContext {
  readonly t: Translate;
  /** Where its forms are posted. */
  readonly action: string;
  /** Begins every id within, so that none occurs twice on a page. */
  readonly id: string;
  /** Goes with every press and every form: hidden inputs. */
  readonly hidden: Readonly<Record<string, string>>;
  /** Attributes on every `<form>`. */
  readonly formAttributes?: SafeHtml;
  /** Where search fields ask for choices as one types; without it they are looked up when the form is sent. */
  readonly lookUp?: string;
  /** Puts the keyboard on this button; it is still to be pressed. */
  readonly isPreselected?: (button: PressButton) => boolean;
  /** Put the keyboard in the form's first field. */
  readonly focus?: boolean;
  /** All that a card holds goes with whatever is pressed on it: see `OneForm`. */
  readonly oneForm?: OneForm;
  /** The id of the form, where buttons elsewhere on the page send it. */
  readonly formId?: string;
  /** How addresses of our own begin, on pages that we serve: they may be open under another name. */
  readonly publicUrl?: string;
}

/**
 * How a card is one form, so that what is typed in it goes with whichever button is pressed, and can be given back
 * without JavaScript.
 */
export interface OneForm {
  /** What is sent, under `press`, by a button that presses these. */
  readonly value: (presses: readonly PressButton[]) => string;
  /** What the names of the fields begin with that go with this button; the same when the card is rendered again. */
  readonly group: (submit: PressButton) => string;
  /** What was typed before in the field of this name. */
  readonly typed: (name: string) => string | readonly string[] | undefined;
}

/** A card as HTML: a heading and its parts. All text is escaped. */
export function renderCard(card: Card, context: RenderContext): SafeHtml {
  const parts = card.elements.map((element, index) =>
    renderElement(element, within(context, placeOf(element, index, card))),
  );
  const { oneForm } = context;
  const isPressed = oneForm !== undefined && buttonsOf(card).some(({ kind }) => kind === 'press');
  return html`<div class="card">
    <h2 dir="auto">${card.title}</h2>
    ${isPressed ? html`<form class="whole" ${formId(context)} method="post" action="${context.action}" novalidate ${context.formAttributes}>${enterPresses(card, context)}${hiddenInputs(context.hidden)}${parts}</form>` : parts}
  </div>`;
}

/**
 * What Enter in a field of a card presses: the first button of a form, which would be an answer; so the first one saves
 * what is typed. Empty when the card has no field. `elsewhere` when it stands outside of the form.
 */
export function enterPresses(
  { elements }: Card,
  context: RenderContext,
  { elsewhere = false } = {},
): SafeHtml | '' {
  const submits = elements.flatMap((element) => (element.kind === 'input' ? [element.submit] : []));
  const { oneForm } = context;
  return oneForm === undefined || submits.length === 0
    ? ''
    : html`<button class="unseen" ${elsewhere ? html`form="${context.formId}"` : ''} name="press"
        value="${oneForm.value(submits)}" tabindex="-1" aria-hidden="true"></button>`;
}

function formId(context: RenderContext): SafeHtml | '' {
  return context.formId === undefined ? '' : html`id="${context.formId}"`;
}

// A field keeps its id when a line comes before it, such as "saved": a page that is brought up to date finds it by
// that, and leaves what is typed in it.
function placeOf(element: CardElement, index: number, { elements }: Card): number | string {
  if (element.kind !== 'input') return index;
  return `field-${elements.slice(0, index).filter(({ kind }) => kind === 'input').length}`;
}

function within(context: RenderContext, index: number | string): RenderContext {
  return { ...context, id: `${context.id}-${index}` };
}

function renderElement(element: CardElement, context: RenderContext): SafeHtml {
  switch (element.kind) {
    case 'text':
      return html`<p class="text ${element.tone}" dir="auto">${element.text}</p>`;
    case 'facts':
      return html`<dl>
        ${element.facts.map(
          ({ label, value }) => html`<div><dt dir="auto">${label}</dt> <dd dir="auto">${value}</dd></div>`,
        )}
      </dl>`;
    case 'list':
      return html`${element.title === undefined ? '' : html`<h3 dir="auto">${element.title}</h3>`}
        <ul class="list">
          ${element.items.map((item, index) => renderItem(item, within(context, index)))}
        </ul>`;
    case 'image':
      return html`<img src="${addressIn(element.url, context)}" alt="${element.alt}" loading="lazy" />`;
    case 'file':
      return renderFile(element);
    case 'buttons':
      return renderButtons(element.buttons, context);
    case 'input':
      return renderInput(element, context);
  }
}

function renderInput(
  { fields, submit }: Extract<CardElement, { kind: 'input' }>,
  context: RenderContext,
): SafeHtml {
  const { oneForm } = context;
  if (oneForm !== undefined) {
    const named = fields.map((field) => ({ ...field, name: `${oneForm.group(submit)}.${field.name}` }));
    return html`<div class="inline">
      ${named.map((field) => renderField(field, { focus: false, typed: oneForm.typed(field.name) }, context))}
      ${submitButton(submit, context)}
    </div>`;
  }
  return html`<form class="inline" method="post" action="${context.action}" novalidate ${context.formAttributes}>
    ${hiddenInputs({ ...context.hidden, ...pressInputs(submit) })}
    ${fields.map((field) => renderField(field, { focus: false }, context))}
    ${submitButton(submit, context)}
  </form>`;
}

// The file lies in its own address: nothing is kept anywhere for it to be fetched from, and no script is needed.
function renderFile({ name, mediaType, content }: CardFile): SafeHtml {
  const type = /^[a-z]+\/[a-z0-9.+-]+$/u.test(mediaType) ? mediaType : 'text/plain';
  const url = `data:${type};charset=utf-8,${encodeURIComponent(content)}`;
  return html`<div class="buttons"><a class="button" download="${name}" href="${url}">${name}</a></div>`;
}

function renderItem({ text, detail, buttons }: ListItem, context: RenderContext): SafeHtml {
  return html`<li>
    <div class="item">
      <span dir="auto">${text}</span>
      ${detail === undefined ? '' : html`<span class="detail" dir="auto">${detail}</span>`}
    </div>
    ${buttons === undefined || buttons.length === 0 ? '' : renderButtons(buttons, context)}
  </li>`;
}

function renderButtons(buttons: readonly Button[], context: RenderContext): SafeHtml {
  return html`<div class="buttons">
    ${buttons.map((button, index) => renderButton(button, within(context, index)))}
  </div>`;
}

function renderButton(button: Button, context: RenderContext): SafeHtml {
  switch (button.kind) {
    case 'link':
      return html`<a class="button" href="${addressIn(button.url, context)}" target="_blank" rel="noopener">${button.label}</a>`;
    case 'press': {
      const pressed =
        button.confirm === undefined
          ? submitButton(button, context)
          : confirmation(button, button.confirm, context);
      return context.oneForm === undefined
        ? html`<form method="post" action="${context.action}" ${context.formAttributes}>
            ${hiddenInputs({ ...context.hidden, ...pressInputs(button) })} ${pressed}
          </form>`
        : html`<div class="press">${pressed}</div>`;
    }
  }
}

function submitButton(button: PressButton, { isPreselected, oneForm }: RenderContext): SafeHtml {
  const { label, style, chosen } = button;
  return html`<button class="${style}" ${sends(button, oneForm)} ${chosen ? html`aria-pressed="true"` : ''}
    ${isPreselected?.(button) === true ? html`autofocus` : ''} dir="auto">${label}</button>`;
}

function sends(button: PressButton, oneForm: OneForm | undefined): SafeHtml | '' {
  return oneForm === undefined ? '' : html`name="press" value="${oneForm.value([button])}"`;
}

/** The question opens beside the button; the browser itself shows and hides it, and puts the keyboard on the careful answer. */
function confirmation(
  button: PressButton,
  { title, text, yes, no }: NonNullable<PressButton['confirm']>,
  { id, oneForm }: RenderContext,
): SafeHtml {
  const { label, style, chosen } = button;
  return html`<button type="button" class="${style}" popovertarget="${id}-ask"
      ${chosen ? html`aria-pressed="true"` : ''} dir="auto">${label}</button>
    <div popover id="${id}-ask" class="ask" role="dialog" aria-labelledby="${id}-ask-title">
      <p class="ask-title" id="${id}-ask-title" dir="auto">${title}</p>
      <p dir="auto">${text}</p>
      <div class="buttons">
        <button class="${style === 'plain' ? 'primary' : style}" ${sends(button, oneForm)} ${style === 'danger' ? '' : html`autofocus`}
          dir="auto">${yes}</button>
        <button type="button" class="plain" popovertarget="${id}-ask" popovertargetaction="hide"
          ${style === 'danger' ? html`autofocus` : ''} dir="auto">${no}</button>
      </div>
    </div>`;
}

function pressInputs({ action, values }: PressButton): Record<string, string> {
  return { act: 'press', action, values: JSON.stringify(values) };
}

function hiddenInputs(values: Readonly<Record<string, string>>): SafeHtml[] {
  return Object.entries(values).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
}

/** What is ours stays on the host that the page was opened on: pictures from elsewhere are not shown. */
function addressIn(url: string, { publicUrl }: RenderContext): string {
  const isOurs = publicUrl !== undefined && url.startsWith(`${publicUrl}/`);
  return safeUrl(isOurs ? url.slice(publicUrl.length) : url);
}

/** Only what a browser may open or show: never `javascript:`. */
function safeUrl(url: string): string {
  return /^(?:https?:\/\/|mailto:|tel:|data:image\/(?:png|svg\+xml);|\/)/iu.test(url) ? url : '#';
}

/** A form with what is known about its fields. */
export interface FormState {
  readonly form: Form;
  readonly draft: string;
  readonly errors: FieldErrors;
  readonly filled?: Filled | undefined;
}

/** A form as HTML; errors stand beside their fields. */
export function renderForm({ form, draft, errors, filled }: FormState, context: RenderContext): SafeHtml {
  const { t, id } = context;
  const first = form.fields.find((field) => errors[field.name] !== undefined) ?? form.fields[0];
  const unplaced = Object.entries(errors).filter(
    ([name]) => !form.fields.some((field) => field.name === name),
  );
  return html`<form class="form" ${formId(context)} method="post" action="${context.action}" novalidate
    aria-labelledby="${id}-title" ${context.formAttributes}>
    <h2 id="${id}-title" dir="auto">${form.title}</h2>
    ${form.intro === undefined ? '' : html`<p class="text quiet" dir="auto">${form.intro}</p>`}
    ${unplaced.map(([, error]) => html`<p class="error" role="alert" dir="auto">${error}</p>`)}
    ${hiddenInputs({ ...context.hidden, draft })}
    ${form.fields.map((field) =>
      renderField(
        field,
        {
          focus: context.focus === true && field === first,
          error: errors[field.name],
          typed: filled?.typed[field.name],
          chosen: filled?.chosen[field.name],
          search: filled?.searches[field.name],
        },
        context,
      ),
    )}
    <div class="buttons">
      <button class="primary" name="act" value="submit" dir="auto">${form.submitLabel}</button>
      <button class="plain" name="act" value="close">${t('chat.form.close')}</button>
    </div>
  </form>`;
}
