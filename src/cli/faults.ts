import { type Ending, endingOf } from '../ending.ts';
import { CliError, UsageError } from './command.ts';

/** EX_USAGE of sysexits.h. */
const wrongUsage = 64;

/** How a command that failed ends; what `npm start` knows, and what only a command can be told. */
export function endingOfCommand(fault: unknown): Ending {
  if (fault instanceof UsageError) return { code: wrongUsage, text: fault.message };
  if (fault instanceof CliError) return { code: 1, text: fault.message };
  return endingOf(fault);
}
