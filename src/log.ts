import { type Logger, pino, stdSerializers } from 'pino';

/** Writes one JSON object a line; never message texts, names or notes. */
export type Log = Logger;

/** What PostgreSQL tells of a row that it refused, and of where: the values that people wrote stand in them. */
const withValues = new Set(['detail', 'where', 'internalQuery']);

/** The log of the process. @param level a pino level */
export function createLog(level: string, destination?: { write(line: string): void }): Log {
  return pino({ level, base: null, serializers: { err: errorWithoutValues } }, destination);
}

function errorWithoutValues(err: Error): Record<string, unknown> {
  const { raw: _, ...told } = stdSerializers.err(err);
  return Object.fromEntries(Object.entries(told).filter(([name]) => !withValues.has(name)));
}
