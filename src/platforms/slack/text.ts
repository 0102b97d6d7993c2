/** Shortens to at most `length` characters, with an ellipsis where something is missing, never through a character. */
export function shorten(value: string, length: number): string {
  return value.length <= length ? value : `${value.slice(0, safeCut(value, length - 1))}…`;
}

/** Cuts into pieces of at most `length` characters that together are the whole; after a line or a word where one ends. */
export function pieces(value: string, length: number): string[] {
  const all: string[] = [];
  let rest = value;
  while (rest.length > length) {
    const cut = goodCut(rest, length);
    all.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  all.push(rest);
  return all;
}

function goodCut(value: string, length: number): number {
  const head = value.slice(0, length);
  const line = head.lastIndexOf('\n') + 1;
  if (line > length / 2) return line;
  const word = head.lastIndexOf(' ') + 1;
  return word > length / 2 ? word : safeCut(value, length);
}

// A character outside the basic plane is two units; half of one is no text.
function safeCut(value: string, at: number): number {
  const before = value.charCodeAt(at - 1);
  return before >= 0xd800 && before <= 0xdbff ? at - 1 : at;
}

/** User text for mrkdwn: nothing in it is a mention, a link or a command to Slack any more. */
export function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * What somebody wrote, from the form in which Slack sends it: links become their text, `&amp; &lt; &gt;` the signs.
 * Mentions of people stay as they are (`<@U123|name>`), so that a command can read whom it is about.
 */
export function readable(value: string): string {
  return value
    .replaceAll(/<(?!@)([^<>|]+)(?:\|([^<>]*))?>/g, (_, target: string, label: string | undefined) =>
      linkText(target, label),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function linkText(target: string, label: string | undefined): string {
  if (target.startsWith('#')) return `#${label ?? target.slice(1)}`;
  if (target.startsWith('!')) return specialText(target, label);
  const address = target.replace(/^(mailto|tel):/, '');
  if (label === undefined || label === '' || label === address) return address;
  // Slack links what was typed without a scheme: `example.org` arrives as `<http://example.org|example.org>`.
  return address.replace(/^https?:\/\//, '').replace(/\/$/, '') === label ? label : `${label} (${address})`;
}

function specialText(target: string, label: string | undefined): string {
  if (label !== undefined && label !== '') return label;
  return `@${target.slice(1).replace(/\^.*$/, '')}`;
}
