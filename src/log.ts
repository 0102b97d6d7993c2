import { type Logger, pino } from 'pino';

/** Writes one JSON object a line; never message texts, names or notes at info. */
export type Log = Logger;

/** The log of the process. @param level a pino level */
export function createLog(level: string): Log {
  return pino({ level, base: null });
}
