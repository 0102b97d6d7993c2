import type { Button, PressButton } from './button.ts';
import type { Field } from './form.ts';

/** One label and its value. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** One line of a list, with what can be done about it. */
export interface ListItem {
  readonly text: string;
  readonly detail?: string;
  readonly buttons?: readonly Button[];
}

/** A file as text. */
export interface CardFile {
  readonly name: string;
  /** Such as `application/json`. */
  readonly mediaType: string;
  readonly content: string;
}

/** The parts a card is made of. Every renderer has one exhaustive `switch` over `kind`. All text is plain text. */
export type CardElement =
  | { readonly kind: 'text'; readonly text: string; readonly tone: 'normal' | 'quiet' | 'warning' }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'list'; readonly title?: string; readonly items: readonly ListItem[] }
  | { readonly kind: 'image'; readonly url: string; readonly alt: string }
  /** Something to take along and keep: where files can be handed over it is one, elsewhere its text is shown. */
  | ({ readonly kind: 'file' } & CardFile)
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  /** Fields with a button of their own: the press runs `submit.action` with `submit.values` and each field's value under its name. */
  | { readonly kind: 'input'; readonly fields: readonly Field[]; readonly submit: PressButton };

/** A message as data: a title and its parts, in order. Platforms render it; nothing in it knows a platform. */
export interface Card {
  readonly title: string;
  readonly elements: readonly CardElement[];
  /** What it is about, where neither title nor beginning say it: for the line that a telephone shows of a mail. */
  readonly gist?: string;
}

/** A card; parts that are `undefined` or `false` are left out, so that a condition can stand where its part does. */
export function card(title: string, ...elements: readonly (CardElement | undefined | false)[]): Card {
  return { title, elements: elements.filter((element) => element !== undefined && element !== false) };
}

/** A paragraph. */
export function text(value: string): CardElement {
  return { kind: 'text', text: value, tone: 'normal' };
}

/** Small print: where a note is kept, what happens next. */
export function quiet(value: string): CardElement {
  return { kind: 'text', text: value, tone: 'quiet' };
}

/** Something the reader should notice before going on. */
export function warning(value: string): CardElement {
  return { kind: 'text', text: value, tone: 'warning' };
}

/** Labels and values; those without a value are left out. */
export function facts(
  ...pairs: readonly (readonly [label: string, value: string | undefined])[]
): CardElement {
  return {
    kind: 'facts',
    facts: pairs.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }])),
  };
}

/** A list, with an optional heading. */
export function list(items: readonly ListItem[], title?: string): CardElement {
  return title === undefined ? { kind: 'list', items } : { kind: 'list', title, items };
}

/** A row of buttons; `undefined` and `false` are left out. */
export function buttons(...all: readonly (Button | undefined | false)[]): CardElement {
  return { kind: 'buttons', buttons: all.filter((one) => one !== undefined && one !== false) };
}

/** Fields inside a card, saved together by their own button. */
export function input(fields: readonly Field[], submit: PressButton): CardElement {
  return { kind: 'input', fields, submit };
}

/** A picture with what it shows in words. */
export function image(url: string, alt: string): CardElement {
  return { kind: 'image', url, alt };
}

/** A file to take along. */
export function file(given: CardFile): CardElement {
  return { kind: 'file', ...given };
}

function buttonsIn(element: CardElement): readonly Button[] {
  switch (element.kind) {
    case 'buttons':
      return element.buttons;
    case 'list':
      return element.items.flatMap((item) => item.buttons ?? []);
    case 'input':
      return [element.submit];
    case 'text':
    case 'facts':
    case 'image':
    case 'file':
      return [];
  }
}

/** A card with each of its buttons changed. */
export function withButtons<Given extends Card>(shown: Given, change: (button: Button) => Button): Given {
  const elements = shown.elements.map((element): CardElement => {
    switch (element.kind) {
      case 'buttons':
        return { ...element, buttons: element.buttons.map(change) };
      case 'list': {
        const items = element.items.map((item) =>
          item.buttons === undefined ? item : { ...item, buttons: item.buttons.map(change) },
        );
        return { ...element, items };
      }
      case 'input': {
        const submit = change(element.submit);
        return submit.kind === 'press' ? { ...element, submit } : element;
      }
      default:
        return element;
    }
  });
  return { ...shown, elements };
}

/** Every button of a card, in reading order. */
export function buttonsOf(shown: Card): readonly Button[] {
  return shown.elements.flatMap(buttonsIn);
}
