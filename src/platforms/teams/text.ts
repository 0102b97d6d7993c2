import type { CardElementJson, TextRun } from './adaptive-card.ts';

/** Shortens to at most `length` characters, with an ellipsis where something is missing, never through a character. */
export function shorten(value: string, length: number): string {
  return value.length <= length ? value : `${value.slice(0, safeCut(value, length - 1))}…`;
}

/** Cuts into pieces of at most `length` characters that together are the whole; after a line or a word where one ends. */
export function pieces(value: string, length: number): string[] {
  const all: string[] = [];
  let rest = value;
  while (rest.length > length) {
    const head = rest.slice(0, length);
    const at = Math.max(head.lastIndexOf('\n'), head.lastIndexOf(' ')) + 1;
    const cut = at > length / 2 ? at : safeCut(rest, length);
    all.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  all.push(rest);
  return all;
}

// A character outside the basic plane is two units; half of one is no text.
function safeCut(value: string, at: number): number {
  const before = value.charCodeAt(at - 1);
  return before >= 0xd800 && before <= 0xdbff ? at - 1 : at;
}

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
