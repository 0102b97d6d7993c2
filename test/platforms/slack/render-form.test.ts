import { describe, expect, test } from 'vitest';
import type { Field, Form } from '#src/conversation/elements/form.ts';
import { stateValues } from '#src/platforms/slack/payloads.ts';
import { readValues } from '#src/platforms/slack/read-values.ts';
import { renderErrors, renderForm } from '#src/platforms/slack/render-form.ts';
import { judgeView, mentionsIn } from '#test/support/fake-slack-blocks.ts';
import { stateOf } from '#test/support/fake-slack-shown.ts';

const options = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ value: `v${n}`, label: `Val ${n} `.repeat(12) }));

function formWith(...fields: Field[]): Form {
  return {
    id: 'a.b',
    title: 'Logga en kontakt med en förening',
    submitLabel: 'Spara',
    intro: 'Se <!channel>',
    fields,
    carried: {},
  };
}

const fields: readonly Field[] = [
  { kind: 'text', name: 'f', label: 'Text', required: true, value: 'a', maxLength: 100 },
  {
    kind: 'longText',
    name: 'f',
    label: 'Lång',
    required: false,
    hint: 'En allmän handling.',
    value: 'å'.repeat(8_000),
  },
  { kind: 'select', name: 'f', label: 'Få', required: true, options: options(3), value: 'v1' },
  { kind: 'select', name: 'f', label: 'Flera', required: false, options: options(40), value: 'v39' },
  { kind: 'select', name: 'f', label: 'Många', required: true, options: options(250), value: 'v249' },
  {
    kind: 'multiSelect',
    name: 'f',
    label: 'Få',
    required: false,
    options: options(10),
    values: ['v1', 'v9'],
  },
  {
    kind: 'multiSelect',
    name: 'f',
    label: 'Många',
    required: false,
    options: options(101),
    values: ['v100'],
  },
  {
    kind: 'organisation',
    name: 'f',
    label: 'Förening',
    required: true,
    multiple: false,
    chosen: [{ value: 'o', label: 'O' }],
  },
  {
    kind: 'person',
    name: 'f',
    label: 'Personer',
    required: false,
    multiple: true,
    chosen: [{ value: 'p', label: 'P' }],
  },
  { kind: 'date', name: 'f', label: 'Dag', required: true, value: '2026-12-03' },
  { kind: 'time', name: 'f', label: 'Tid', required: true, value: '18:00' },
  { kind: 'number', name: 'f', label: 'Antal', required: false, value: 0, min: 0, max: 500 },
];

const shown: readonly unknown[] = [
  'a',
  'å'.repeat(8_000),
  'v1',
  'v39',
  'v249',
  ['v1', 'v9'],
  ['v100'],
  'o',
  ['p'],
  '2026-12-03',
  '18:00',
  '0',
];

describe('A form in Slack', () => {
  test.each(fields.map((field, place) => [`${field.kind}, ${field.label}`, field, shown[place]] as const))(
    'shows a field that Slack takes, and reads back what stood in it: %s',
    (_, field, expected) => {
      const view = renderForm(formWith(field), '{}', 'sv');
      expect(judgeView(view)).toBeUndefined();
      expect(readValues(stateValues.parse(stateOf(view.blocks, {})))).toEqual({ f: expected });
    },
  );

  test('escapes what stands above its fields', () => {
    expect(mentionsIn(renderForm(formWith(), '{}', 'sv').blocks)).toEqual([]);
  });

  test('keeps what was typed as a day in sight, although it is none', () => {
    const view = renderForm(
      formWith({ kind: 'date', name: 'f', label: 'Dag', required: true, value: 'igår' }),
      '{}',
      'sv',
    );
    expect(JSON.stringify(view.blocks)).toContain('igår');
    expect(judgeView(view)).toBeUndefined();
  });

  test('is a fault when Slack has no room for it', () => {
    const many = Array.from(
      { length: 101 },
      (_, n): Field => ({ kind: 'text', name: `f${n}`, label: 'x', required: false }),
    );
    expect(() => renderForm(formWith(...many), '{}', 'sv')).toThrow(RangeError);
    expect(() => renderForm(formWith(), 'x'.repeat(3_001), 'sv')).toThrow(RangeError);
  });

  test('shows errors that belong to no field under the first', () => {
    const form = formWith(...fields.slice(0, 1));
    expect(renderErrors({ f: 'Fel.', other: 'Också.' }, form)).toEqual({ f: 'Fel. Också.' });
    expect(renderErrors({ f: 'Fel.' }, formWith())).toEqual({});
  });

  test('says beside each of two fields that one of them is needed, since Slack calls both optional', () => {
    const form = formWith(
      {
        kind: 'organisation',
        name: 'known',
        label: 'Aktör',
        required: false,
        multiple: false,
        orElse: 'new',
      },
      { kind: 'text', name: 'new', label: 'Ny aktör', required: false, orElse: 'known', hint: 'Namnet.' },
      { kind: 'text', name: 'note', label: 'Anteckning', required: false },
    );
    const hints = renderForm(form, '{}', 'sv').blocks.flatMap((block) =>
      'hint' in block ? [block.hint?.text] : [],
    );
    expect(hints).toEqual([
      'Fyll i det här fältet eller ”Ny aktör”.',
      'Fyll i det här fältet eller ”Aktör”. Namnet.',
    ]);
    expect(renderErrors({ known: 'Fyll i ett av dem.' }, form)).toEqual({ known: 'Fyll i ett av dem.' });
  });
});
