import { isUtf8 } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { beginningWithLines } from './first-rows.ts';

const table = z.array(z.array(z.string()));
const delimiters = [';', ',', '\t', '|'] as const;
const linesLookedAt = 20;

/**
 * Reads CSV as people have it: in UTF-8, UTF-16 or Latin-1, with or without a byte order mark, parted by commas,
 * semicolons, tabs or bars. Empty rows are kept, so that a row's place is the one that a spreadsheet shows.
 * @param most how many rows are read at most
 * @throws CsvError of csv-parse
 */
export function readCsv(bytes: Buffer, most = Number.POSITIVE_INFINITY): string[][] {
  const beginning = Number.isFinite(most) ? beginningWithLines(bytes, most) : undefined;
  const first = beginning && readBeginning(beginning, isUtf8(bytes), most);
  return first ?? parseText(decode(bytes, isUtf8(bytes)), most);
}

/** So many rows of the beginning of a file; undefined when there are fewer, since cells have lines too. */
function readBeginning(beginning: Buffer, inUtf8: boolean, most: number): string[][] | undefined {
  try {
    const rows = parseText(decode(beginning, inUtf8), most);
    return rows.length === most ? rows : undefined;
  } catch {
    // It may end within a cell.
    return undefined;
  }
}

function parseText(text: string, most: number): string[][] {
  const rows = parse(text, {
    delimiter: delimiterOf(text),
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    ...(Number.isFinite(most) && { to: most }),
  });
  return table.parse(rows);
}

function decode(bytes: Buffer, inUtf8: boolean): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  // What is no UTF-8 is what Excel in Sweden writes.
  return new TextDecoder(inUtf8 ? 'utf-8' : 'windows-1252').decode(bytes);
}

// What stands between quotes parts nothing; and a title above the table may hold a comma.
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"/gu, '')
    .split(/\r\n?|\n/u, linesLookedAt);
  const times = (sign: string) => lines.filter((line) => line.includes(sign)).length;
  return [...delimiters].sort((a, b) => times(b) - times(a))[0] ?? ',';
}
