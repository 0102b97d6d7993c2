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
