import { createMigration } from '../persistence/create-migration.ts';
import { migrate as bringToThisVersion } from '../persistence/migrate.ts';
import { openOrm } from '../persistence/orm.ts';
import { type Command, UsageError } from './command.ts';
import { withDatabase } from './database.ts';

/** `migrate`: brings the tables to this version; with `--create` writes the next step. */
export const migrate: Command = {
  usage: ['migrate', 'migrate --create <name>'],
  about: [
    'May be run again, and by several at once: one works, the others wait. npm start does it by itself.',
    'Developers: --create compares the entities with the last snapshot, and writes what has changed as a migration.',
  ],
  options: { create: { value: 'name', about: 'write a migration from the entities, such as add-phone' } },
  words: { least: 0, most: 0 },
  async run(given) {
    const name = given.option('create');
    if (name !== undefined) return create(name, given.say);
    return withDatabase(
      given,
      async ({ orm, url }) => {
        const applied = await bringToThisVersion(orm, url, (step) => given.progress(`Applying ${step} …`));
        given.say(
          applied === 0 ? 'The database was at this version already.' : 'The database is at this version.',
        );
        return 0;
      },
      { asItIs: true },
    );
  },
};

async function create(name: string, say: (line: string) => void): Promise<number> {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/u.test(name)) {
    throw new UsageError(
      `"${name}" cannot name a migration: write small letters, digits and hyphens, as add-phone.`,
    );
  }
  // Compared with the snapshot in the repository; nothing connects.
  const orm = await openOrm('postgresql://localhost/bryggan');
  try {
    const path = await createMigration(orm, name);
    say(
      path === undefined
        ? 'The entities have not changed; nothing to write.'
        : `Wrote ${path}. Read it before it is used.`,
    );
  } finally {
    await orm.close(true);
  }
  return 0;
}
