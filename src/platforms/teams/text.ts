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
  return named
    .replaceAll('&nbsp;', ' ')
    .replaceAll(' ', ' ')
    .replaceAll('\r\n', '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}
