import type { Cell, Sheet } from '#src/conversation/workbook.ts';

/**
 * A table as CSV (RFC 4180) in UTF-8. It begins with a byte order mark, by which Excel knows the encoding, and parts
 * cells by semicolons, as Excel does in Swedish.
 */
export function renderCsv({ columns, rows }: Sheet): string {
  const lines = [columns, ...rows].map((cells) => cells.map(written).join(';'));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return `"${harmless(cell).replaceAll('"', '""')}"`;
}

/**
 * A text that no spreadsheet takes for a formula: what begins as one gets an apostrophe before it.
 * Source: OWASP, CSV Injection.
 */
function harmless(text: string): string {
  return /^[\s]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u.test(text) ? `'${text}` : text;
}
