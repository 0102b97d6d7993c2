import { describe, expect, it } from 'vitest';
import { button, linkButton } from '#src/conversation/elements/button.ts';
import {
  buttons,
  buttonsOf,
  type Card,
  type CardElement,
  card,
  facts,
  image,
  input,
  list,
  quiet,
  text,
  warning,
} from '#src/conversation/elements/card.ts';
import type { Form } from '#src/conversation/elements/form.ts';
import { type Contestant, contestants, type Shown } from './platforms.ts';
import { tellStory } from './story.ts';

const hostile = '<!channel> </script><b>x</b> "citat" \'; drop table people; -- ‮abc 🦔 & *fet* @here';
const long = 'Ett långt stycke om vad som sades. '.repeat(200).trim();
const press = (label: string) => button(label, 'contract.press', { subject: 'a'.repeat(36), revision: 1 });
const many = (count: number) => Array.from({ length: count }, (_, index) => `Rad nummer ${index + 1}`);

const cards: Readonly<Record<string, Card>> = {
  'what people wrote': card(
    hostile,
    text(hostile),
    facts([hostile, hostile]),
    list([{ text: hostile, detail: hostile }]),
  ),
  'a paragraph of 7,000 characters': card('Lång', text(long)),
  'a fact of 7,000 characters': card('Lång', facts(['Anteckning', long])),
  'two hundred lines, each with a button': card(
    'Lista',
    list(many(200).map((line) => ({ text: line, detail: 'detalj', buttons: [press(`Öppna ${line}`)] }))),
  ),
  'sixty buttons': card('Knappar', buttons(...many(60).map(press))),
  'a long title and a long label': card(
    'Titel '.repeat(60).trim(),
    buttons(press('Etikett '.repeat(9).trim())),
  ),
  'nothing but a title': card('Tomt'),
  'every element': card(
    'Allt',
    text('stycke'),
    quiet('finstilt'),
    warning('varning'),
    facts(['etikett', 'värde']),
    list([{ text: 'rad' }], 'Lista'),
    image('https://example.org/karta.png', 'en karta'),
    buttons(press('Tryck'), linkButton('Läs', 'https://example.org/')),
    buttons(
      button(
        'Ta bort',
        'contract.press',
        {},
        {
          style: 'danger',
          confirm: { title: 'Säkert?', text: 'Det går inte att ångra.', yes: 'Ja', no: 'Nej' },
        },
      ),
    ),
    input([{ kind: 'longText', name: 'note', label: 'Skriv', required: false }], press('Spara')),
    input(
      [
        {
          kind: 'select',
          name: 'comers',
          label: 'Hur många',
          required: false,
          options: many(12).map((label, index) => ({ value: String(index), label })),
        },
        { kind: 'text', name: 'wishes', label: 'Behöver ni något', required: false },
      ],
      press('Spara båda'),
    ),
  ),
};

const options = (count: number) => many(count).map((label, index) => ({ value: `v${index}`, label }));
const forms: Readonly<Record<string, Form>> = {
  'every field': {
    id: 'contract.form',
    title: 'Ett formulär med en rubrik som är lång',
    submitLabel: 'Spara ändringarna nu genast',
    intro: hostile,
    carried: {},
    fields: [
      { kind: 'text', name: 'a', label: hostile, required: true, value: hostile, hint: hostile },
      { kind: 'longText', name: 'b', label: 'Lång', required: false, value: 'x'.repeat(2_900) },
      { kind: 'select', name: 'c', label: 'Välj', required: false, options: options(99), value: 'v3' },
      {
        kind: 'multiSelect',
        name: 'd',
        label: 'Välj flera',
        required: false,
        options: options(9),
        values: ['v1'],
      },
      { kind: 'organisation', name: 'e', label: 'Aktör', required: true, multiple: true, chosen: options(2) },
      { kind: 'person', name: 'f', label: 'Person', required: false, multiple: false },
      { kind: 'date', name: 'g', label: 'Dag', required: true, value: '2026-12-03' },
      { kind: 'time', name: 'h', label: 'Tid', required: true, value: '18:00' },
      { kind: 'number', name: 'i', label: 'Antal', required: false, value: 3, min: 0, max: 10 },
    ],
  },
};

function textsOf(shown: Card): string[] {
  return [shown.title, ...shown.elements.flatMap(textsIn)];
}

function textsIn(element: CardElement): string[] {
  switch (element.kind) {
    case 'text':
      return [element.text];
    case 'facts':
      return element.facts.flatMap(({ label, value }) => [label, value]);
    case 'list':
      return element.items.flatMap((item) => [item.text, item.detail ?? '']);
    case 'image':
      return [element.alt];
    case 'file':
      return [element.name];
    case 'buttons':
      return [];
    case 'input':
      return element.fields.map(({ label }) => label);
  }
}

/** Words apart from how they are broken over lines and messages. */
function squeezed(value: string): string {
  return value.replace(/\s+/gu, '');
}

function expectWhole(shown: Shown, original: Card): void {
  const all = squeezed(shown.text);
  for (const one of textsOf(original)) {
    const wanted = squeezed(one);
    // A long text may be spread over several messages, or a title end in an ellipsis: its pieces must be there.
    const pieces = wanted.length > 120 ? [wanted.slice(0, 100), wanted.slice(-20)] : [wanted];
    const visible = pieces.every((piece) => all.includes(piece)) || all.includes(`${wanted.slice(0, 100)}`);
    expect(visible, `"${one.slice(0, 80)}" is shown`).toBe(true);
  }
  const wanted = buttonsOf(original).filter((one) => one.kind === 'press');
  expect(shown.presses.map(({ action }) => action).sort()).toEqual(wanted.map(({ action }) => action).sort());
}

describe.each(contestants)('$name', (platform: Contestant) => {
  it.each(Object.entries(cards))('shows %s whole and within its limits', (_, original) => {
    expectWhole(platform.card(original, 'sv'), original);
  });

  it.each(Object.entries(forms))('asks for %s', (_, form) => {
    const shown = platform.form(form, 'sv');
    for (const field of form.fields) expect(squeezed(shown.text)).toContain(squeezed(field.label));
  });
});

describe.each(['sv', 'en'] as const)('The whole story in %s', (language) => {
  it('is shown by every platform', async () => {
    const { cards: told, forms: asked } = await tellStory(language);
    expect(told.length).toBeGreaterThan(35);
    expect(asked.length).toBeGreaterThan(2);
    for (const platform of contestants) {
      for (const one of told) expectWhole(platform.card(one, language), one);
      for (const one of asked) platform.form(one, language);
    }
  }, 60_000);

  it('leaves no key, no placeholder and no undefined in a text', async () => {
    const { cards: told } = await tellStory(language);
    for (const one of told) {
      expect(textsOf(one).join('\n')).not.toMatch(
        /\{\{|\}\}|undefined|\bnull\b|\[object|^(?:\w+\.){2,}\w+$/mu,
      );
    }
  }, 60_000);
});
