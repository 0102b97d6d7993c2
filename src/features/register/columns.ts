import { type RegisterField, readCategory, readHeading, readKind } from '#src/language/register-words.ts';

/** A row of a file with its number there: the first is 1. */
export type FileRow = { readonly at: number; readonly cells: readonly string[] };

/** How a file was understood. */
export type Columns = {
  /** What each column holds; undefined where nothing is taken. */
  readonly fields: readonly (RegisterField | undefined)[];
  /** The heading of each column; empty where there is none. */
  readonly titles: readonly string[];
  /** Whether the columns were told by a row of headings, and not guessed by what stands in them. */
  readonly named: boolean;
  /** The rows that follow. */
  readonly rows: readonly FileRow[];
};

const rowsBeforeHeadings = 15;
const rowsLookedAt = 200;

/**
 * Finds the row of headings among the first rows: the one that says most, with a name in it. A row above it may
 * group its columns. Without one, columns are guessed by what stands in them; undefined when none can be names.
 */
export function findColumns(rows: readonly FileRow[]): Columns | undefined {
  const candidates = rows
    .slice(0, rowsBeforeHeadings)
    .map((row, at) => ({ at, fields: fieldsOf(row.cells, rows[at - 1]?.cells ?? []) }))
    .filter(({ at, fields }) => isHeadings(rows, at, fields));
  const [best] = candidates.sort((a, b) => countOf(b.fields) - countOf(a.fields) || a.at - b.at);
  if (best === undefined) return guessColumns(rows);
  const { at, fields } = best;
  return { fields, titles: rows[at]?.cells ?? [], named: true, rows: rows.slice(at + 1) };
}

function countOf(fields: readonly (RegisterField | undefined)[]): number {
  return new Set(fields.filter((field) => field !== undefined)).size;
}

// A heading stands once in its column, or twice where it is merged over two rows: where "förening" stands in each row,
// it is what the actors are. One word alone above nothing may be an actor of that name, and a kind beside other words
// is what an actor is.
function isHeadings(
  rows: readonly FileRow[],
  at: number,
  fields: readonly (RegisterField | undefined)[],
): boolean {
  const titles = rows[at]?.cells ?? [];
  const others = rows.slice(0, rowsLookedAt).filter((_, other) => other !== at && other !== at - 1);
  const headings = fields.filter(
    (field, column) => field !== undefined && !others.some(({ cells }) => cells[column] === titles[column]),
  );
  if (!headings.includes('name')) return false;
  if (headings.length > 1) return true;
  const nameAt = fields.indexOf('name');
  return at < rows.length - 1 && (nameAt === 0 || readKind(titles[nameAt] ?? '') === undefined);
}

function fieldsOf(cells: readonly string[], above: readonly string[]): (RegisterField | undefined)[] {
  const fields: (RegisterField | undefined)[] = [];
  // A title that is merged over all columns stands in each of them.
  const isTitle = new Set(cells.filter((cell) => cell !== '')).size === 1;
  let group = '';
  for (const [column, cell] of cells.entries()) {
    group = above[column] || group;
    const field = readHeading(cell);
    // A second "name" is that of the person, and so is one below "contact person".
    const isSecond = fields.includes('name') && !isTitle;
    const isPerson = field === 'name' && (isSecond || readHeading(group) === 'person');
    fields.push(isPerson ? 'person' : takenOnce(field, fields));
  }
  return fields;
}

// People stand in as many columns as somebody has made.
const repeated: readonly (RegisterField | undefined)[] = ['person', 'givenName', 'familyName', 'email'];

function takenOnce(field: RegisterField | undefined, before: readonly (RegisterField | undefined)[]) {
  return repeated.includes(field) || !before.includes(field) ? field : undefined;
}

/** Which columns there are by what most of their cells look like. */
function guessColumns(rows: readonly FileRow[]): Columns | undefined {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const fields: (RegisterField | undefined)[] = [];
  for (let column = 0; column < width; column += 1) {
    const texts = rows.slice(0, rowsLookedAt).map(({ cells }) => cells[column] ?? '');
    const filled = texts.filter((text) => text !== '');
    fields.push(takenOnce(guess(filled, fields.includes('name')), fields));
  }
  if (!fields.includes('name')) return undefined;
  return { fields, titles: [], named: false, rows };
}

function guess(texts: readonly string[], named: boolean): RegisterField | undefined {
  const most = (test: (text: string) => boolean) => texts.filter(test).length * 2 > texts.length;
  if (texts.length === 0) return undefined;
  if (most((text) => /^\S+@\S+$/u.test(text))) return 'email';
  if (most((text) => /^(?:https?:\/\/|www\.)/iu.test(text))) return 'webPage';
  if (most((text) => readKind(text) !== undefined)) return 'kind';
  if (most((text) => text.split(/[,;/]/u).every((one) => readCategory(one) !== undefined))) return 'offers';
  if (!most((text) => /\p{L}{2}/u.test(text))) return undefined;
  const different = new Set(texts).size;
  if (!named) return different * 2 > texts.length ? 'name' : undefined;
  // The same few words again and again are places.
  return different * 3 <= texts.length * 2 && most((text) => text.length <= 40) ? 'area' : undefined;
}
