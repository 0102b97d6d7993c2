import type { CardElementJson, TextRun } from './adaptive-card.ts';

/** User text where Teams reads Markdown (a heading, a fact): every sign that means something there is only itself. */
export function escaped(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_[\]~]/gu, String.raw`\$&`)
    .replaceAll(/^(\s*)([-+#]|\d+\.)(?=\s)/gmu, (_, space: string, sign: string) =>
      sign.endsWith('.') ? String.raw`${space}${sign.slice(0, -1)}\.` : String.raw`${space}\${sign}`,
    );
}

type Look = Omit<TextRun, 'type' | 'text' | 'selectAction'>;

const address = /https?:\/\/[^\s|<>"]*[^\s|<>".,;:!?)]/gu;

/** Plain text as it was written, with the addresses in it as links. */
export function runs(text: string, look: Look = {}): TextRun[] {
  const found: TextRun[] = [];
  let end = 0;
  for (const match of text.matchAll(address)) {
    if (match.index > end) found.push({ type: 'TextRun', text: text.slice(end, match.index), ...look });
    const [url] = match;
    found.push({ type: 'TextRun', text: url, ...look, selectAction: { type: 'Action.OpenUrl', url } });
    end = match.index + url.length;
  }
  if (end < text.length || found.length === 0)
    found.push({ type: 'TextRun', text: text.slice(end), ...look });
  return found;
}

/** A paragraph of plain text. */
export function paragraph(text: string, look: Look = {}): CardElementJson {
  return { type: 'RichTextBlock', inlines: runs(text, look) };
}

/** HTML as it is read: blocks and line breaks are lines, and everything else that is no text is left out. */
export function plainText(html: string): string {
  return entitiesRead(
    html
      .replaceAll(/\s+/gu, ' ')
      .replaceAll(/<br\s*\/?>|<\/(?:p|div|li|tr|h\d|blockquote|pre)>/giu, '\n')
      .replaceAll(/<li[^>]*>/giu, '• ')
      .replaceAll(/<[^>]*>/gu, ''),
  )
    .replaceAll(/ *\n */gu, '\n')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim();
}

function entitiesRead(text: string): string {
  return text
    .replaceAll('&nbsp;', ' ')
    .replaceAll('\u00A0', ' ')
    .replaceAll(/&#(x[0-9a-f]{1,6}|\d{1,7});/giu, (whole, code: string) => {
      const point = code.startsWith('x') ? Number.parseInt(code.slice(1), 16) : Number(code);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    })
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/**
 * What somebody wrote, from the form in which Teams sends it. The bot's own mention is left out; that of somebody else
 * becomes `<@id|name>`, so that a command can read whom it is about.
 */
export function readable(
  text: string,
  mentions: readonly { readonly text: string; readonly id: string; readonly name: string }[],
  bot: string,
): string {
  const named = mentions.reduce(
    (left, mention) =>
      left.replace(mention.text, mention.id === bot ? ' ' : `<@${mention.id}|${mention.name}>`),
    text,
  );
  return entitiesRead(named.replaceAll('\r\n', '\n')).trim();
}
