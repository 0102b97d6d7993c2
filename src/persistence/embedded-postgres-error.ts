/** Why the embedded PostgreSQL cannot be had: one sentence for the operator, the raw cause in `cause`. */
export class EmbeddedPostgresError extends Error {
  override readonly name: string = 'EmbeddedPostgresError';
}

/** The same, where DATA_DIR names a place in which nothing can be kept. */
export class DataFolderError extends EmbeddedPostgresError {
  override readonly name = 'DataFolderError';
}

const causes: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
};

const causesInDataDir: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOTSUP: 'no folder can be made there',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'there is a file where a folder is needed',
  ENAMETOOLONG: 'the path is too long',
  ELOOP: 'its links go round in a circle',
};

/** The `code` of a fault from Node (`ENOENT`) or PostgreSQL (`57P03`), if it has one. */
export function codeOf(fault: unknown): string | undefined {
  return fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : undefined;
}

/** Says which path could not be written and why; other faults of ours pass through unchanged. */
export function explainFileFault(fault: unknown, path: string): EmbeddedPostgresError {
  if (fault instanceof EmbeddedPostgresError) return fault;
  const code = codeOf(fault) ?? '';
  const unusable = causesInDataDir[code];
  const why = unusable ?? causes[code] ?? (fault instanceof Error ? firstLine(fault.message) : String(fault));
  const Kind = unusable === undefined ? EmbeddedPostgresError : DataFolderError;
  return new Kind(
    `Cannot keep the database in ${path}: ${why}. Set DATA_DIR to a folder that can be written, or DATABASE_URL to a PostgreSQL of your own.`,
    { cause: fault },
  );
}

/** Turns what initdb or the server printed before it gave up into one sentence. */
export function explainOutput(program: string, output: string, path: string): EmbeddedPostgresError {
  const complaints = output.split('\n').filter((line) => /error|fatal|panic/i.test(line));
  const complaint = (complaints.at(-1) ?? firstLine(output)).replace(
    /^.*?(?:FATAL|PANIC|ERROR|error):\s*/,
    '',
  );
  if (/No space left on device|Disk quota exceeded/.test(output)) {
    const why = output.includes('shared memory')
      ? 'the shared memory (/dev/shm) is full'
      : 'the disk is full';
    return new EmbeddedPostgresError(`PostgreSQL cannot keep the database in ${path}: ${why}.`, {
      cause: output,
    });
  }
  if (output.includes('could not look up effective user ID')) {
    return new EmbeddedPostgresError(
      'PostgreSQL wants the user it runs as to have a name: add the user to /etc/passwd, start Bryggan as another, or set DATABASE_URL.',
      { cause: output },
    );
  }
  if (output.includes('database files are incompatible with server')) {
    return new EmbeddedPostgresError(
      `The database in ${path} was made by another major version of PostgreSQL: export with the Bryggan that made it, then import into a new DATA_DIR.`,
      { cause: output },
    );
  }
  return new EmbeddedPostgresError(
    `PostgreSQL's ${program} gave up on ${path}: ${complaint === '' ? 'it said nothing' : complaint}.`,
    { cause: output },
  );
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0] ?? '';
}
