import { declarations } from '#handlers/index.ts';
import { languages } from '../conversation/answer.ts';
import { slackManifest } from '../platforms/slack/manifest.ts';
import { type Command, UsageError } from './command.ts';

/** `manifest slack`: what Slack is told about the app. */
export const manifest: Command = {
  usage: ['manifest slack', 'manifest slack --public-url https://bryggan.example.org'],
  about: [
    'JSON, made from the commands as they are. Paste it at https://api.slack.com/apps, New App, From a manifest.',
  ],
  options: {
    english: { about: 'also the English slash commands; other apps may own /meeting' },
    language: { value: 'sv|en', about: 'the language of the descriptions; sv when not given' },
    'public-url': { value: 'url', about: 'where Slack reaches Bryggan; PUBLIC_URL when not given' },
    socket: { about: 'for Socket Mode, without any address; so too when SLACK_APP_TOKEN is set' },
  },
  words: { least: 1, most: 1 },
  async run(given) {
    if (given.words[0] !== 'slack') {
      throw new UsageError('There is a manifest for Slack only: npm run cli -- manifest slack.');
    }
    const asked = given.option('language') ?? 'sv';
    const language = languages.find((one) => one === asked);
    if (language === undefined) throw new UsageError(`--language takes sv or en, not "${asked}".`);
    const publicUrl = given.option('public-url') ?? given.config().publicUrl;
    if (!URL.canParse(publicUrl)) throw new UsageError(`--public-url takes an address, not "${publicUrl}".`);
    const socketMode = given.has('socket') || given.config().slack?.appToken !== undefined;
    if (!socketMode && !publicUrl.startsWith('https://')) {
      given.progress(
        `Slack takes https:// addresses only, and this is ${publicUrl}: set PUBLIC_URL, or use --socket.`,
      );
    }
    const made = slackManifest(declarations.commands, {
      english: given.has('english'),
      language,
      publicUrl,
      socketMode,
    });
    given.say(JSON.stringify(made, undefined, 2));
    return 0;
  },
};
