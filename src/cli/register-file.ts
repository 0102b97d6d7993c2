import { readFileSync } from 'node:fs';
import { fold } from '../language/fold.ts';
import type { Registered } from '../language/understanding/register.ts';
import { readCsv } from '../sheets/read-csv.ts';
import { reasonOf } from './checks.ts';
import { CliError } from './command.ts';

/** An organisation as a register file has it. */
export type RegisterRow = Registered;

const headings = {
  name: new Set(['name', 'namn', 'organisation', 'aktor', 'forening']),
  kind: new Set(['kind', 'type', 'typ', 'slag']),
  area: new Set(['area', 'omrade', 'stadsdel']),
  aliases: new Set(['aliases', 'alias', 'kallas']),
};

/**
 * Reads a register: CSV with a first row that names the columns, in UTF-8, UTF-16 or Latin-1, separated by commas,
 * semicolons or tabs. In a file of semicolons, cells after the last column are aliases too.
 * @throws CliError when it cannot be read or names nobody
 */
export function readRegister(path: string): RegisterRow[] {
  const [header, ...rows] = readTable(path);
  const columns = (header ?? []).map(fold);
  const columnOf = (heading: keyof typeof headings) =>
    columns.findIndex((column) => headings[heading].has(column));
  const [name, kind, area, aliases] = [
    columnOf('name'),
    columnOf('kind'),
    columnOf('area'),
    columnOf('aliases'),
  ];
  if (name === -1) {
    throw new CliError(`${path} has no column "name": its first row must be name,kind,area,aliases.`);
  }
  const cell = (row: readonly string[], at: number) => (at === -1 ? '' : (row[at] ?? '').trim());
  const read = rows
    .filter((row) => fold(cell(row, name)) !== '')
    .map((row) => {
      const further = aliases === -1 ? [] : row.slice(columns.length);
      const also = [cell(row, aliases), ...further].flatMap((one) => one.split(/[;|]/));
      return {
        name: cell(row, name),
        kind: cell(row, kind),
        area: cell(row, area) === '' ? null : cell(row, area),
        aliases: also.map((one) => one.trim()).filter((one) => one !== ''),
      };
    });
  if (read.length === 0) throw new CliError(`${path} names no organisation.`);
  return read;
}

function readTable(path: string): string[][] {
  try {
    return readCsv(readFileSync(path)).filter((row) => row.some((cell) => cell !== ''));
  } catch (fault) {
    throw new CliError(`Cannot read the register ${path}: ${reasonOf(fault)}.`);
  }
}
