import { describe, expect, test } from 'vitest';
import { button, linkButton } from '#src/conversation/elements/button.ts';
import {
  buttons,
  buttonsOf,
  type Card,
  card,
  facts,
  file,
  image,
  input,
  list,
  quiet,
  text,
  warning,
} from '#src/conversation/elements/card.ts';
import { renderCard, renderInPlace } from '#src/platforms/slack/render.ts';
import { actionOf, valuesOf } from '#src/platforms/slack/render-button.ts';
import { judgeMessage, mentionsIn } from '#test/support/fake-slack-blocks.ts';

const everything = card(
  'Höstmöte',
  text('Vi ses på biblioteket.'),
  quiet('Det du skriver är en allmän handling.'),
  warning('Mötet är flyttat.'),
  facts(['När', 'torsdag 3 december kl. 18.00'], ['Var', 'Sätra bibliotek']),
  list(
    [
      {
        text: 'Hagsätra Folkdans',
        detail: 'ja, 3 personer',
        buttons: [button('Visa', 'organisation.show', { id: 'a' })],
      },
    ],
    'Svar',
  ),
  image('https://example.org/karta.png', 'Karta'),
  file({ name: 'uppgifter.json', mediaType: 'application/json', content: '{ "name": "Amina" }' }),
  buttons(
    button('Ja', 'meeting.reply', { id: 'm1', reply: 'yes' }, { chosen: true, style: 'primary' }),
    button(
      'Nej',
      'meeting.reply',
      { id: 'm1', reply: 'no' },
      {
        confirm: { title: 'Säkert?', text: 'Platsen går till någon annan.', yes: 'Ja', no: 'Nej' },
      },
    ),
    linkButton('Kalender', 'https://example.org/a.ics'),
  ),
  input(
    [{ kind: 'number', name: 'people', label: 'Hur många?', required: true, min: 1, max: 20 }],
    button('Spara', 'meeting.people', { id: 'm1' }),
  ),
);

const readAll = (messages: readonly { blocks: unknown }[]) =>
  JSON.stringify(messages.map((one) => one.blocks));

describe('A card in Slack', () => {
  test('is one message that Slack takes, whatever it is made of', () => {
    const messages = renderCard(everything, 'sv');
    expect(messages).toHaveLength(1);
    expect(messages.map(judgeMessage)).toEqual([undefined]);
  });

  test('marks the chosen button, and gives each its own action_id', () => {
    const shown = readAll(renderCard(everything, 'sv'));
    expect(shown).toContain('✓ Ja');
    const ids = [...shown.matchAll(/"action_id":"([^"]+)"/g)].map((one) => one[1] ?? '');
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.map(actionOf)).toContain('meeting.reply');
  });

  test('carries the values of a button so that they come back as they were', () => {
    const values = { id: 'm1', revision: 3, sure: true };
    expect(valuesOf(JSON.stringify(values))).toEqual(values);
    expect(valuesOf('"text"')).toBeUndefined();
    expect(valuesOf('{')).toBeUndefined();
  });

  test('is refused as a fault when the values of a button do not fit', () => {
    const long = card('Nej', buttons(button('Ja', 'a.b', { text: 'x'.repeat(2_000) })));
    expect(() => renderCard(long, 'sv')).toThrow(RangeError);
  });

  test.each([
    '<!channel>',
    '<!here|här>',
    '<@U1>',
    '<https://example.org|Bryggan>',
    '</script>',
    "'; drop table people; --",
    '*_~`&amp;',
    '🙂'.repeat(40),
    'שלום עולם',
  ])('shows %s as it was written and pings nobody', (wrote) => {
    const shown = card(
      wrote,
      text(wrote),
      quiet(wrote),
      facts([wrote, wrote]),
      list([{ text: wrote, detail: wrote }], wrote),
    );
    const messages = renderCard(shown, 'sv');
    expect(messages.map(judgeMessage)).toEqual([undefined]);
    expect(messages.flatMap((one) => mentionsIn(one.blocks))).toEqual([]);
    expect(messages.map((one) => one.text).join()).not.toMatch(/<[!@]/);
    expect(readAll(messages)).toContain(JSON.stringify(wrote).slice(1, -1));
  });

  test('makes an address a link without letting the text around it through', () => {
    const shown = readAll(
      renderCard(card('Svara', text('Se https://example.org/a?b=1&c=2. <!channel>')), 'sv'),
    );
    expect(shown).toContain('<https://example.org/a?b=1&amp;c=2>. &lt;!channel&gt;');
  });

  test.each([
    ['40,000 characters of text', card('Lång', text('Ett ord till. '.repeat(2_858)))],
    ['40,000 characters without a break', card('Lång', text('å'.repeat(40_000)))],
    ['a text of emoji only', card('Lång', text('🙂'.repeat(9_000)))],
    [
      '400 lines',
      card('Lista', list(Array.from({ length: 400 }, (_, n) => ({ text: `Rad nummer ${n} av alla` })))),
    ],
    [
      '120 lines with buttons',
      card(
        'Lista',
        list(
          Array.from({ length: 120 }, (_, n) => ({
            text: `Rad ${n}`,
            buttons: [button('Visa', 'a.show', { n })],
          })),
        ),
      ),
    ],
    [
      '60 buttons',
      card('Knappar', buttons(...Array.from({ length: 60 }, (_, n) => button(`Nr ${n}`, 'a.show', { n })))),
    ],
    ['a fact of 9,000 signs', card('Fakta', facts(['Lång', '&'.repeat(9_000)]))],
    ['a long title', card('Rubrik '.repeat(60), text('a'))],
  ])('is split where Slack needs it, with nothing missing: %s', (_, shown: Card) => {
    const messages = renderCard(shown, 'sv');
    expect(messages.map(judgeMessage)).toEqual(messages.map(() => undefined));
    const all = readAll(messages);
    for (const one of buttonsOf(shown)) expect(all).toContain(JSON.stringify(one.label));
    for (const element of shown.elements) {
      if (element.kind === 'text') expect(sectionTexts(messages)).toContain(element.text);
      if (element.kind === 'list') for (const item of element.items) expect(all).toContain(item.text);
      if (element.kind === 'facts')
        for (const fact of element.facts) expect(sectionTexts(messages)).toContain(fact.value);
    }
    if (messages.length > 1) expect(all).toContain(`Del 2 av ${messages.length}`);
  });

  test.each(['sv', 'en'] as const)(
    'fits one message when edited, and says in %s how much is left out',
    (language) => {
      const lines = Array.from({ length: 120 }, (_, n) => ({
        text: `Rad ${n}`,
        buttons: [button('Visa', 'a.show', { n })],
      }));
      const shown = card('Lista', list(lines), buttons(button('Klar', 'a.done', {})));
      const message = renderInPlace(shown, language);
      expect(judgeMessage(message)).toBeUndefined();
      const all = readAll([message]);
      expect(all).toMatch(language === 'sv' ? /… \(\d+ till\)/ : /… \(\d+ more\)/);
      expect(all).toContain('Klar');
    },
  );

  test('stays as it is when edited, if it fits', () => {
    expect(renderInPlace(everything, 'sv')).toEqual(renderCard(everything, 'sv')[0]);
  });

  test('may be empty', () => {
    const messages = renderCard(card('', text(' ')), 'sv');
    expect(messages.map(judgeMessage)).toEqual([undefined]);
  });
});

// The text of all sections in one, as a reader would put it together.
function sectionTexts(messages: readonly { blocks: readonly object[] }[]): string {
  return messages
    .flatMap((one) => one.blocks)
    .map((block) =>
      'type' in block && block.type === 'section' && 'text' in block
        ? (block.text as { text: string }).text
        : '',
    )
    .join('');
}
