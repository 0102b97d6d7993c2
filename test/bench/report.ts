import { availableParallelism, cpus, totalmem } from 'node:os';
import type { Ground } from './ground.ts';
import { type Line, reaches } from './measure.ts';

/** Where it was measured, and with what. */
export function machineLine({ postgresVersion, redisVersion }: Ground): string {
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return [
    `${availableParallelism()} × ${model}, ${memory}`,
    `Node ${process.version}`,
    `PostgreSQL ${postgresVersion}`,
    redisVersion === undefined ? 'no Redis' : `Redis ${redisVersion}`,
  ].join(', ');
}

/** Whether a number that must be reached was not. */
export function isMissed(line: Line): boolean {
  return !reaches(line, line.must);
}

/** The lines as a Markdown table. */
export function tableOf(lines: readonly Line[]): string {
  const head = ['measure', 'against', 'reached', 'must', 'wanted', '', 'behind it'];
  const rows = lines.map((line) => [
    line.what,
    line.against,
    shown(line.reached, line),
    shown(line.must, line),
    shown(line.wanted, line),
    verdict(line),
    line.detail,
  ]);
  const widths = head.map((title, column) =>
    Math.max(title.length, 1, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const written = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [
    written(head),
    `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`,
    ...rows.map(written),
  ].join('\n');
}

function shown(value: number | undefined, { unit }: Line): string {
  if (value === undefined) return '–';
  switch (unit) {
    case '×':
      return value.toFixed(2);
    case 's':
      return `${value.toFixed(2)} s`;
    case 'ms':
      return `${value.toFixed(0)} ms`;
    case 'MB':
      return `${value.toFixed(0)} MB`;
    case '':
      return value.toFixed(0);
  }
}

function verdict(line: Line): string {
  if (line.reached === undefined) return 'not measured';
  if (isMissed(line)) return 'missed';
  if (line.wanted === undefined) return 'told only';
  return reaches(line, line.wanted) ? 'as wanted' : 'enough';
}
