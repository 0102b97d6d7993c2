import { declarations } from '#handlers/index.ts';
import { languages } from '../conversation/answer.ts';
import { slackManifest } from '../platforms/slack/manifest.ts';
import { type Command, type Given, UsageError } from './command.ts';

/** Counted up when the manifest says something new: Teams takes a package with a higher one as an update. */
const teamsVersion = '1.0.0';

/** `manifest slack|teams`: what the platform is told about the app. */
export const manifest: Command = {
  usage: [
    'manifest slack',
    'manifest slack --public-url https://bryggan.example.org',
    'manifest teams --out bryggan-teams.zip',
  ],
  about: [
    'For Slack: JSON, made from the commands as they are. Paste it at https://api.slack.com/apps, New App, From a manifest.',
    'For Teams: a zip with the manifest in Swedish and English, and the icons. Upload it in the Teams admin center, Manage apps.',
  ],
  options: {
    'app-id': { value: 'id', about: 'the bot’s app id, for Teams; TEAMS_APP_ID when not given' },
    english: { about: 'also the English slash commands; other apps may own /meeting' },
    language: { value: 'sv|en', about: 'the language of the descriptions; sv when not given' },
    out: { value: 'file', about: 'where the zip for Teams is written; bryggan-teams.zip when not given' },
    'privacy-url': {
      value: 'url',
      about:
        'for Teams: the municipality’s own page on personal data; Bryggan’s, /integritet, when not given',
    },
    'public-url': { value: 'url', about: 'where Slack reaches Bryggan; PUBLIC_URL when not given' },
    'terms-url': {
      value: 'url',
      about: 'for Teams: the page on what holds for using this; as --privacy-url',
    },
    socket: { about: 'for Socket Mode, without any address; so too when SLACK_APP_TOKEN is set' },
  },
  words: { least: 1, most: 1 },
  async run(given) {
    if (given.words[0] === 'teams') return await packTeams(given);
    if (given.words[0] !== 'slack') {
      throw new UsageError('There is a manifest for Slack and one for Teams: npm run cli -- manifest slack.');
    }
    const asked = given.option('language') ?? 'sv';
    const language = languages.find((one) => one === asked);
    if (language === undefined) throw new UsageError(`--language takes sv or en, not "${asked}".`);
    const publicUrl = publicUrlOf(given);
    const socketMode = given.has('socket') || given.config().slack?.appToken !== undefined;
    if (!socketMode && !publicUrl.startsWith('https://')) {
      given.progress(
        `Slack takes https:// addresses only, and this is ${publicUrl}: set PUBLIC_URL, or use --socket.`,
      );
    }
    const made = slackManifest(declarations, {
      english: given.has('english'),
      language,
      publicUrl,
      socketMode,
    });
    given.say(JSON.stringify(made, undefined, 2));
    return 0;
  },
};

async function packTeams(given: Given): Promise<number> {
  const publicUrl = publicUrlOf(given).replace(/\/$/u, '');
  const { teams } = given.config();
  const appId = given.option('app-id') ?? (teams?.kind === 'registered' ? teams.appId : undefined);
  if (appId === undefined)
    throw new UsageError('The bot’s app id is missing: set TEAMS_APP_ID, or use --app-id.');
  if (!publicUrl.startsWith('https://'))
    given.progress(`Teams takes https:// addresses only, and this is ${publicUrl}: set PUBLIC_URL.`);
  const path = given.option('out') ?? 'bryggan-teams.zip';
  const { writeTeamsPackage } = await import('./teams-package.ts');
  const privacyUrl = pageOf(given, 'privacy-url') ?? `${publicUrl}/integritet`;
  const termsUrl = pageOf(given, 'terms-url') ?? privacyUrl;
  await writeTeamsPackage(path, { appId, publicUrl, privacyUrl, termsUrl, version: teamsVersion });
  given.say(`${path} is written. Upload it in the Teams admin center: Teams apps, Manage apps, Upload.`);
  given.progress(`Teams links to ${privacyUrl} on personal data; --privacy-url names another page.`);
  given.progress(`The bot’s messaging endpoint is ${publicUrl}/api/messages.`);
  return 0;
}

function pageOf(given: Given, option: 'privacy-url' | 'terms-url'): string | undefined {
  const asked = given.option(option);
  if (asked === undefined || URL.canParse(asked)) return asked;
  throw new UsageError(`--${option} takes an address, not "${asked}".`);
}

function publicUrlOf(given: Given): string {
  const publicUrl = given.option('public-url') ?? given.config().publicUrl;
  if (!URL.canParse(publicUrl)) throw new UsageError(`--public-url takes an address, not "${publicUrl}".`);
  return publicUrl;
}
