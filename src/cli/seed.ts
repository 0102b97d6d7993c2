import { DateTime } from 'luxon';
import { seedDemo } from '../features/demo/seed.ts';
import { CliError, type Command, UsageError } from './command.ts';
import { withDatabase } from './database.ts';

/** `seed demo`: the invented district of the chat page. */
export const seed: Command = {
  usage: ['seed demo', 'seed demo --fresh'],
  about: ['Its dates lie around today. Run again it changes nothing, unless --fresh is given.'],
  options: { fresh: { about: 'erase the demo that is there, and begin anew' } },
  words: { least: 1, most: 1 },
  async run(given) {
    if (given.words[0] !== 'demo')
      throw new UsageError('Only the demo can be seeded: npm run cli -- seed demo.');
    if (given.config().slack !== undefined) {
      throw new CliError(
        'A chat platform is configured, and the demo is for the chat page alone. Unset SLACK_BOT_TOKEN to try it, with a DATA_DIR or DATABASE_URL of its own.',
      );
    }
    return withDatabase(given, async ({ transact }) => {
      given.progress('Preparing the demo …');
      const seeded = await seedDemo(transact, DateTime.now(), { fresh: given.has('fresh') });
      if (seeded === 'occupied') {
        throw new CliError(
          'This database holds a real workspace. Give the demo a DATA_DIR or DATABASE_URL of its own.',
        );
      }
      given.say(
        seeded === 'made'
          ? 'The demo is there. Start the chat page with npm start.'
          : 'The demo was there already. Add --fresh to begin anew.',
      );
      return 0;
    });
  },
};
