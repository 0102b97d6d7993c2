/** What ends a line. */
const lineFeed = 0x0a;

/**
 * The beginning of a CSV file in which so many lines end: it has as many rows at most, and they can be counted without
 * reading the rest. Undefined when there are no more lines, and in UTF-16, whose bytes are others.
 */
export function beginningWithLines(bytes: Buffer, lines: number): Buffer | undefined {
  if (bytes[0] === 0xff || bytes[0] === 0xfe) return undefined;
  let end = -1;
  for (let line = 0; line < lines; line += 1) {
    end = bytes.indexOf(lineFeed, end + 1);
    if (end < 0) return undefined;
  }
  return end === bytes.length - 1 ? undefined : bytes.subarray(0, end + 1);
}
