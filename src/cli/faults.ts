import { ConfigError } from '../config.ts';
import { EmbeddedPostgresError } from '../persistence/embedded-postgres-error.ts';
import { DatabaseUnreachableError } from '../persistence/migrate.ts';
import { QueueVersionError } from '../queue/migrate-queue.ts';
import { CliError, UsageError } from './command.ts';

/** Of sysexits.h: wrong usage, and wrong configuration. */
const codes = { usage: 64, config: 78 } as const;

/** How a command that failed ends: the exit code, and what to print – one line for what an operator can mend. */
export function endingOf(fault: unknown): { readonly code: number; readonly text: string } {
  if (fault instanceof UsageError) return { code: codes.usage, text: fault.message };
  if (fault instanceof ConfigError) return { code: codes.config, text: fault.message };
  if (
    fault instanceof CliError ||
    fault instanceof DatabaseUnreachableError ||
    fault instanceof EmbeddedPostgresError ||
    fault instanceof QueueVersionError
  ) {
    return { code: 1, text: fault.message };
  }
  return { code: 1, text: String(fault instanceof Error ? fault.stack : fault) };
}
