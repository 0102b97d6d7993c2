import { countPendingMigrations, readServerVersion } from '../persistence/migrate.ts';
import { openOrm } from '../persistence/orm.ts';
import { type Finding, reasonOf } from './checks.ts';

const about = 'database';
const oldestMajor = 15;

/**
 * Whether the database is there, new enough, and of this version.
 * @param own the embedded one, which npm start migrates by itself
 */
export async function checkDatabase(url: string, own: boolean): Promise<Finding[]> {
  let major: number;
  try {
    major = await readServerVersion(url);
  } catch (fault) {
    return [
      {
        state: 'FAIL',
        about,
        what: `cannot be reached: ${reasonOf(fault)}`,
        todo: 'start PostgreSQL, or check DATABASE_URL',
      },
    ];
  }
  const which = `PostgreSQL ${major}${own ? ', our own' : ''}`;
  if (major < oldestMajor) {
    return [{ state: 'FAIL', about, what: which, todo: `use PostgreSQL ${oldestMajor} or later` }];
  }
  const orm = await openOrm(url);
  try {
    const pending = await countPendingMigrations(orm);
    const tables: Finding =
      pending === 0
        ? { state: 'ok', about: 'tables', what: 'at this version' }
        : {
            state: own ? 'note' : 'FAIL',
            about: 'tables',
            what: `not yet at this version, ${pending} to apply`,
            todo: own ? 'npm start does it' : 'npm run cli -- migrate',
          };
    return [{ state: 'ok', about, what: which }, tables];
  } finally {
    await orm.close(true);
  }
}
