import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import type { Cell, Sheet } from '../conversation/workbook.ts';
import { type LongSheet, listSheets } from '../features/register/reads.ts';
import { translator } from '../locales/translate.ts';
import { readOnly } from '../persistence/transaction.ts';
import { renderCsv } from '../sheets/csv.ts';
import { renderXlsx } from '../sheets/xlsx.ts';
import { reasonOf } from './checks.ts';
import { CliError, type Command, type Given } from './command.ts';
import { withDatabase } from './database.ts';
import { findWorkspace } from './workspaces.ts';

// What a workbook can be made of in some hundred megabytes.
const mostInWorkbook = 50_000;

/** `export`: the register as CSV and XLSX. */
export const exportRegister: Command = {
  usage: ['export', 'export --out <folder>'],
  about: [
    'Writes organisations.csv, needs.csv and contacts.csv, and the same as one workbook, register.xlsx, to a new folder. organisations.csv can be changed and imported again. In a workbook a table ends after 50,000 rows; the CSV files hold all.',
    'The files hold names, addresses and coordinators’ notes. They can be read by you alone: keep them so.',
  ],
  options: {
    out: { value: 'folder', about: 'where to; a folder named after the day when not given' },
    workspace: { value: 'name', about: 'which one, where there are several' },
  },
  words: { least: 0, most: 0 },
  async run(given) {
    const out = given.option('out') ?? `bryggan-export-${DateTime.now().toISODate()}`;
    return withDatabase(given, async ({ orm }) => {
      const { id, language } = await findWorkspace(orm, given.option('workspace'));
      await readOnly(orm, id, async (em) => {
        const sheets: Sheet[] = [];
        for (const sheet of listSheets(em, translator(language)))
          sheets.push(await writeSheet(out, sheet, given));
        const [first, ...rest] = sheets;
        if (first === undefined) return;
        const workbook = await renderXlsx({ name: 'register', sheets: [first, ...rest] });
        write(out, 'register.xlsx', workbook);
        given.say(join(out, 'register.xlsx'));
      });
      return 0;
    });
  },
};

/** Writes a table as CSV, page by page, and keeps what fits into the workbook. */
async function writeSheet(out: string, sheet: LongSheet, { say, progress }: Given): Promise<Sheet> {
  const { name, title, columns, pages } = sheet;
  const file = `${name}.csv`;
  write(out, file, renderCsv({ title, columns, rows: [] }));
  const kept: (readonly Cell[])[] = [];
  let count = 0;
  for await (const rows of pages) {
    appendFileSync(join(out, file), rowsOf({ title, columns, rows }));
    kept.push(...rows.slice(0, mostInWorkbook - kept.length));
    count += rows.length;
    progress(`${file}: ${count} rows`);
  }
  say(`${join(out, file)}\t${count}`);
  if (count > kept.length) progress(`register.xlsx holds the first ${kept.length} rows of ${file} only.`);
  return { title, columns, rows: kept };
}

function rowsOf(sheet: Sheet): string {
  const text = renderCsv(sheet);
  return text.slice(text.indexOf('\r\n') + 2);
}

/** Makes a file that only its owner reads; one that is there already may have been worked in, and stays. */
function write(out: string, name: string, content: string | Buffer): void {
  const path = join(out, name);
  try {
    mkdirSync(out, { recursive: true, mode: 0o700 });
    writeFileSync(path, content, { flag: 'wx', mode: 0o600 });
  } catch (fault) {
    throw new CliError(`${path} cannot be written: ${reasonOf(fault)}. Give another folder with --out.`);
  }
}
