import { ConfigError } from './config.ts';
import { DataFolderError, EmbeddedPostgresError } from './persistence/embedded-postgres-error.ts';
import { DatabaseUnreachableError } from './persistence/migrate.ts';
import { QueueVersionError } from './queue/migrate-queue.ts';

/** EX_CONFIG of sysexits.h. */
const badConfiguration = 78;

/** How a process that failed ends: its exit code, and what to print – one line for what an operator can mend. */
export interface Ending {
  readonly code: number;
  readonly text: string;
}

/** The ending for a fault: 78 where the configuration is wrong, else 1; a fault of the program's own shows its stack. */
export function endingOf(fault: unknown): Ending {
  if (fault instanceof ConfigError || fault instanceof DataFolderError) {
    return { code: badConfiguration, text: fault.message };
  }
  const known = [DatabaseUnreachableError, EmbeddedPostgresError, QueueVersionError];
  if (fault instanceof Error) {
    return { code: 1, text: known.some((one) => fault instanceof one) ? fault.message : String(fault.stack) };
  }
  return { code: 1, text: String(fault) };
}
