import type { Language } from '#src/conversation/answer.ts';
import type { CommandDeclaration } from '#src/conversation/declarations/declarations.ts';
import type { Declarations } from '#src/conversation/declarations/registry.ts';
import { shorten } from '#src/conversation/elements/cut.ts';
import { translator } from '#src/locales/translate.ts';
import { limits } from './limits.ts';

/** What the manifest depends on. */
export interface ManifestOptions {
  /** The bot's app id, as Microsoft Entra gave it. */
  readonly appId: string;
  /** Where Bryggan is reached, without a slash at the end. */
  readonly publicUrl: string;
  /** The municipality's own pages on how it treats personal data, and on what holds for using this. */
  readonly privacyUrl: string;
  readonly termsUrl: string;
  readonly version: string;
}

/** The names of the files beside the manifest. */
export const manifestFiles = {
  manifest: 'manifest.json',
  english: 'en.json',
  color: 'color.png',
  outline: 'outline.png',
} as const;

type Declared = Pick<Declarations, 'commands' | 'shortcuts'>;

const everythingElse = 'bryggan';
/** The colour of the app's tile, as `#rrggbb`. */
export const accentColor = '#1f4e5f';

/**
 * The app manifest of Teams, made from what is declared: Swedish, and the file that says the same in English.
 * Schema: https://developer.microsoft.com/json-schemas/teams/v1.19/MicrosoftTeams.schema.json
 */
export function teamsManifest(declared: Declared, options: ManifestOptions) {
  const { appId, publicUrl, privacyUrl, termsUrl, version } = options;
  const swedish = textsIn('sv', declared);
  const listed = {
    title: swedish.commands.map(({ title }) => title),
    description: swedish.commands.map(({ description }) => description),
  };
  const manifest = {
    $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.19/MicrosoftTeams.schema.json',
    manifestVersion: '1.19',
    version,
    id: appId,
    developer: {
      name: 'Bryggan',
      websiteUrl: publicUrl,
      privacyUrl,
      termsOfUseUrl: termsUrl,
    },
    localizationInfo: {
      defaultLanguageTag: 'sv',
      additionalLanguages: [{ languageTag: 'en', file: manifestFiles.english }],
    },
    icons: { color: manifestFiles.color, outline: manifestFiles.outline },
    name: swedish.name,
    description: swedish.description,
    accentColor,
    bots: [
      {
        botId: appId,
        scopes: ['personal', 'team', 'groupChat'],
        supportsFiles: true,
        isNotificationOnly: false,
        commandLists: [
          {
            scopes: ['personal', 'team', 'groupChat'],
            commands: listed.title.map((title, place) => ({
              title,
              description: listed.description[place] ?? '',
            })),
          },
        ],
      },
    ],
    // What can be done with a message: it stands in the menu of each.
    composeExtensions: [
      {
        botId: appId,
        commands: swedish.shortcuts.map((one) => ({
          ...one,
          type: 'action' as const,
          context: ['message'] as const,
          fetchTask: true,
        })),
      },
    ],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [new URL(publicUrl).hostname],
  };
  return { manifest, english: englishOf(declared) };
}

/** What the manifest says, in one language. */
function textsIn(language: Language, { commands, shortcuts }: Declared) {
  const t = translator(language);
  const word = (command: CommandDeclaration) => (language === 'en' ? command.word.en : command.word.sv);
  const own = commands
    .filter((command) => command.level === 'own')
    .map((command) => ({ title: word(command), description: t(command.help.summary) }));
  const all = [...own, { title: everythingElse, description: t('teams.manifest.everythingElse') }];
  return {
    name: { short: 'Bryggan', full: shorten(t('teams.manifest.short'), limits.manifest.fullName) },
    description: {
      short: shorten(t('teams.manifest.short'), limits.manifest.description),
      full: shorten(t('teams.manifest.full'), limits.manifest.fullDescription),
    },
    commands: all.slice(0, limits.manifest.commands).map(({ title, description }) => ({
      title: shorten(title, limits.manifest.command.title),
      description: shorten(description, limits.manifest.command.description),
    })),
    shortcuts: shortcuts.map(({ id, label, summary }) => ({
      id,
      title: shorten(t(label), limits.manifest.command.title),
      description: shorten(t(summary), limits.manifest.command.description),
    })),
  };
}

function englishOf(declared: Declared): Readonly<Record<string, string>> {
  const english = textsIn('en', declared);
  return {
    $schema:
      'https://developer.microsoft.com/json-schemas/teams/v1.19/MicrosoftTeams.Localization.schema.json',
    'name.short': english.name.short,
    'name.full': english.name.full,
    'description.short': english.description.short,
    'description.full': english.description.full,
    ...Object.fromEntries(
      english.commands.flatMap(({ title, description }, place) => [
        [`bots[0].commandLists[0].commands[${place}].title`, title],
        [`bots[0].commandLists[0].commands[${place}].description`, description],
      ]),
    ),
    ...Object.fromEntries(
      english.shortcuts.flatMap(({ title, description }, place) => [
        [`composeExtensions[0].commands[${place}].title`, title],
        [`composeExtensions[0].commands[${place}].description`, description],
      ]),
    ),
  };
}
