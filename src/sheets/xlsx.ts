import type { Cell, Workbook } from '#src/conversation/workbook.ts';

/** What Excel allows in the name of a sheet, https://support.microsoft.com/office/3f7e4f5c. */
const titleLimit = 31;

// XML 1.0 has no way to write these: https://www.w3.org/TR/xml/#charsets
const notInXml = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu;

/** Tables as a workbook. Texts are texts there, also those that begin as formulas do. */
export async function renderXlsx({ sheets }: Workbook): Promise<Buffer> {
  // Loaded when the first file is asked for: most processes never write one.
  const { default: write } = await import('write-excel-file/node');
  const written = write(
    sheets.map(({ title, columns, rows }) => ({
      sheet: titleOf(title),
      stickyRowsCount: 1,
      columns: columns.map((column) => ({ width: Math.min(50, Math.max(14, column.length + 2)) })),
      data: [
        columns.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
        ...rows.map((cells) => cells.map(cellOf)),
      ],
    })),
  );
  return written.toBuffer();
}

function titleOf(title: string): string {
  return title
    .replace(/[[\]:*?/\\]/gu, ' ')
    .slice(0, titleLimit)
    .trim();
}

function cellOf(cell: Cell) {
  if (cell === null) return null;
  return typeof cell === 'number'
    ? { value: cell, type: Number }
    : { value: cell.replace(notInXml, ''), type: String };
}
