import { describe, expect, test } from 'vitest';
import { button, linkButton } from '#src/conversation/elements/button.ts';
import { buttons, card, facts, file, image, input, list, text } from '#src/conversation/elements/card.ts';
import { type RenderContext, renderCard, renderForm } from '#src/html/render.ts';
import { translator } from '#src/locales/translate.ts';
import { form } from '#test/platforms/browser/strict-entry.ts';

const context: RenderContext = {
  t: translator('sv'),
  action: '/a/token',
  id: 'm',
  hidden: { page: 'nonce' },
};

const nasty = `</script><img src=x onerror="alert('1')"> <!channel> & שלום`;
const escaped =
  '&lt;/script&gt;&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &lt;!channel&gt; &amp; שלום';

describe('A card', () => {
  test('keeps what is ours on the host that its page is open on', () => {
    const ours = card(
      'Svar',
      image('https://bryggan.example.org/a/token.bild', 'staplar'),
      image('https://bryggan.example.org.evil.example/a', 'annat'),
      buttons(linkButton('Fil', 'https://bryggan.example.org/a/token.csv')),
    );
    const html = String(renderCard(ours, { ...context, publicUrl: 'https://bryggan.example.org' }));
    expect(html).toContain('src="/a/token.bild"');
    expect(html).toContain('href="/a/token.csv"');
    expect(html).toContain('src="https://bryggan.example.org.evil.example/a"');
    expect(String(renderCard(ours, context))).toContain('src="https://bryggan.example.org/a/token.bild"');
  });

  test('escapes all text, in every part', () => {
    const html = String(
      renderCard(
        card(
          nasty,
          text(nasty),
          facts([nasty, nasty]),
          list([{ text: nasty, detail: nasty, buttons: [button(nasty, nasty, { value: nasty })] }], nasty),
          image('/picture.png', nasty),
          buttons(
            button(nasty, 'a.b', {}, { confirm: { title: nasty, text: nasty, yes: nasty, no: nasty } }),
            linkButton(nasty, 'https://example.org'),
          ),
        ),
        context,
      ),
    );
    expect(html).not.toContain('<img src=x');
    expect(html).not.toContain('</script>');
    expect(html.split(escaped)).toHaveLength(17);
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', ' JavaScript:alert(1)', 'file:///etc/passwd'])(
    'opens no %s',
    (url) => {
      const html = String(renderCard(card('', buttons(linkButton('x', url)), image(url, 'x')), context));
      expect(html).not.toContain(url.trim());
    },
  );

  test('gives a file to keep, whole, without a script and without leaving the page', () => {
    const content = `{ "name": ${JSON.stringify(nasty)} }`;
    const given = { name: 'mina.json', mediaType: 'application/json', content };
    const html = String(renderCard(card('', file(given)), context));
    const url = /download="mina\.json" href="data:application\/json;charset=utf-8,([^"]*)"/u.exec(html)?.[1];
    expect(decodeURIComponent((url ?? '').replaceAll('&#39;', "'").replaceAll('&amp;', '&'))).toBe(content);
    const page = { ...given, mediaType: 'text/html,<script>' };
    expect(String(renderCard(card('', file(page)), context))).toContain('data:text/plain;');
  });

  test('keeps the id of a field when a line comes before it, so that a page leaves what is typed in it', () => {
    const field = { kind: 'longText', name: 'text', label: 'Mer?', required: false } as const;
    const asked = [
      input([field], button('Spara', 'a.b', { of: 1 })),
      input([field], button('Spara', 'a.b', { of: 2 })),
    ];
    const idsIn = (...elements: Parameters<typeof card>[1][]) =>
      [...String(renderCard(card('', ...elements), context)).matchAll(/<textarea[^>]* id="([^"]*)"/gu)].map(
        ([, id]) => id,
      );
    expect(new Set(idsIn(...asked)).size).toBe(2);
    expect(idsIn(text('Sparat: 5'), ...asked)).toEqual(idsIn(...asked));
  });

  test('needs nothing of htmx', () => {
    expect(String(renderCard(card('', buttons(button('x', 'a.b', {}))), context))).not.toContain('hx-');
  });

  test('says which answer was given', () => {
    const html = String(
      renderCard(
        card('', buttons(button('Ja', 'a.b', {}, { chosen: true }), button('Nej', 'a.b', {}))),
        context,
      ),
    );
    expect(html.match(/aria-pressed="true"/gu)).toHaveLength(1);
  });
});

describe('A form', () => {
  test('needs nothing of htmx, and gives every control a name of its own', () => {
    const html = String(renderForm({ form, draft: 'd', errors: {} }, context));
    expect(html).not.toContain('hx-');
    const ids = [...html.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('shows an error that belongs to no field', () => {
    const html = String(renderForm({ form, draft: 'd', errors: { elsewhere: 'Det gick inte.' } }, context));
    expect(html).toContain('role="alert" dir="auto">Det gick inte.');
  });

  test('puts the keyboard in one field only: the first with an error', () => {
    const shown = { form, draft: 'd', errors: { day: 'Fel dag.', note: 'Skriv något.' } };
    const html = String(renderForm(shown, { ...context, focus: true }));
    expect(html.match(/autofocus/gu)).toHaveLength(1);
    expect(html.slice(0, html.indexOf('autofocus'))).toContain('name="one.note"');
    expect(html.slice(0, html.indexOf('autofocus'))).not.toContain('name="one.place"');
  });
});
