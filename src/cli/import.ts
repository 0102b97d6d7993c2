import { DateTime } from 'luxon';
import { Workspace } from '#entities/workspace.ts';
import { type Columns, findColumns } from '../features/register/columns.ts';
import { listToMend, mendSheet, type ToMend } from '../features/register/mend.ts';
import { readRows } from '../features/register/rules.ts';
import { type Imported, importRows } from '../features/register/writes.ts';
import { noteWritten } from '../features/register/written.ts';
import { translator } from '../locales/translate.ts';
import { renderCsv } from '../sheets/csv.ts';
import { readTable } from '../sheets/read-table.ts';
import { readBytes, writeBeside } from './beside.ts';
import { CliError, type Command, type Given } from './command.ts';
import { countOf } from './count-of.ts';
import { withDatabase } from './database.ts';
import { undo } from './undo-import.ts';
import { findWorkspace } from './workspaces.ts';

const mostRows = 50_000;
const headings = 1;
const mostShown = 10;

const refusals = {
  empty: 'holds no rows',
  oldExcel: 'is a workbook of Excel 97–2003: save it as .xlsx or .csv',
  broken: 'is neither CSV nor XLSX that can be read',
  tooMany: `has more than ${mostRows.toLocaleString('en')} rows: split it, and import the parts one by one`,
} as const;

/** `import`: organisations, and those who speak for them, from a spreadsheet. */
export const importRegister: Command = {
  usage: ['import <file.csv|xlsx>', 'import <file.csv|xlsx> --dry-run', 'import --undo <file-undo.json>'],
  about: [
    'Each row is an organisation. The columns are found by their headings, in Swedish or English, or guessed: name, kind, area, what drives them, offers, languages, web page, note, contact person (or first and last name) and e-mail. Several people in one cell are separated by ;.',
    'What is new is added, and what the register lacks is filled in; what stands there is kept, unless --overwrite is given. Nothing is taken away, and the same file again changes nothing. All is written at once, or nothing.',
    'Rows that cannot be taken, and those that look like an organisation under another name, are written to a file beside the first, with the reason. Mend them there and import that file.',
    'At most 50,000 rows are taken from a file. What an import wrote is noted in a file beside the first, by which --undo takes it back, but for what has been changed or used since.',
    'CSV may be in UTF-8, UTF-16 or Latin-1, separated by semicolons, commas or tabs; of a workbook the first sheet is read.',
  ],
  options: {
    'dry-run': { about: 'show how the file is understood and what would be written, and write nothing' },
    undo: { about: 'take back the import that wrote this file' },
    overwrite: { about: 'where file and register differ, take what the file says' },
    workspace: { value: 'name', about: 'which one, where there are several' },
  },
  words: { least: 1, most: 1 },
  async run(given) {
    const [path = ''] = given.words;
    if (given.has('undo')) return undo(path, given);
    const columns = await readFile(path);
    for (const line of describeColumns(path, columns)) given.progress(line);
    const read = readRows(columns);
    const rows = read.filter((one) => one.ok).map(({ row }) => row);
    return withDatabase(given, async ({ orm, transact }) => {
      const { id } = await findWorkspace(orm, given.option('workspace'));
      const isTrial = given.has('dry-run');
      let ended: Ended | undefined;
      const work = transact(id, async (em) => {
        const { language } = await em.findOneOrFail(Workspace, { id });
        const { written, onWritten } = noteWritten();
        const imported = await importRows(em, rows, {
          workspaceId: id,
          onWritten,
          now: DateTime.now(),
          overwrite: given.has('overwrite'),
          isAlone: true,
          onProgress: (done, of) => given.progress(`${done} of ${of} organisations`),
        });
        const inEnglish = await listToMend(read, imported.doubts, translator('en'));
        if (isTrial) throw new Trial({ imported, toMend: inEnglish, file: undefined, undo: undefined });
        const toMend = await listToMend(read, imported.doubts, translator(language));
        // Before the commit: where it cannot be written, nothing is.
        const file =
          toMend.length === 0
            ? undefined
            : writeBeside(path, 'to-mend.csv', renderCsv(mendSheet(columns, toMend, translator(language))));
        const isWritten = imported.added + imported.completed > 0;
        const undo = isWritten
          ? writeBeside(path, 'undo.json', JSON.stringify({ workspace: id, ...written }))
          : undefined;
        return { imported, toMend: inEnglish, file, undo };
      });
      try {
        ended = await work;
      } catch (fault) {
        if (!(fault instanceof Trial)) throw fault;
        ended = fault.ended;
      }
      report(ended, isTrial, given);
      return 0;
    });
  },
};

type Ended = {
  readonly imported: Imported;
  readonly toMend: readonly ToMend[];
  readonly file: string | undefined;
  /** The file by which it is taken back. */
  readonly undo: string | undefined;
};

/** Ends the transaction of a trial without a trace. */
class Trial extends Error {
  readonly ended: Ended;
  constructor(ended: Ended) {
    super('A trial writes nothing.');
    this.ended = ended;
  }
}

async function readFile(path: string): Promise<Columns> {
  const table = await readTable(readBytes(path), mostRows + headings);
  if (!table.ok) throw new CliError(`${path} ${refusals[table.reason]}.`);
  const columns = findColumns(table.rows);
  if (columns !== undefined) return columns;
  throw new CliError(
    `${path} has no column of names: write a first row with headings, such as name, kind, area, e-mail.`,
  );
}

function describeColumns(path: string, { fields, titles, named, rows }: Columns): string[] {
  const t = translator('en');
  const places = fields.map((field, at) => ({
    field,
    title: titles[at] || t('register.columnNumber', { number: at + 1 }),
  }));
  const taken = places.flatMap(({ field, title }) =>
    field === undefined ? [] : [`${title} → ${t(`register.column.${field}`)}`],
  );
  const left = places.filter(({ field }, at) => field === undefined && rows.some(({ cells }) => cells[at]));
  return [
    `${path}: ${countOf(rows.length, 'row')}, columns ${named ? 'by their headings' : 'guessed, since there are no headings'}: ${taken.join(', ')}`,
    ...(left.length === 0 ? [] : [`Not taken: ${left.map(({ title }) => title).join(', ')}`]),
  ];
}

function report({ imported, toMend, file, undo }: Ended, isTrial: boolean, { say }: Given): void {
  const { added, completed, unchanged, kept } = imported;
  const verb = isTrial ? 'would be ' : '';
  say(`${added} ${verb}added, ${completed} ${verb}completed, ${unchanged} unchanged.`);
  if (kept > 0) {
    say(
      `${countOf(kept, 'detail')} in the file differ from the register, which was kept: --overwrite takes the file’s.`,
    );
  }
  for (const { file: row, why } of toMend.slice(0, mostShown)) say(`row ${row.at}: ${why}`);
  if (toMend.length > mostShown) say(`and ${countOf(toMend.length - mostShown, 'more row')}`);
  if (file !== undefined) {
    say(`${countOf(toMend.length, 'row')} left out: mend them in ${file}, and import that file.`);
  }
  if (undo !== undefined) say(`To take it back: npm run cli -- import --undo ${undo}`);
}
