import type { Language } from '#src/conversation/answer.ts';
import type { CommandDeclaration } from '#src/conversation/declarations/declarations.ts';
import type { Declarations } from '#src/conversation/declarations/registry.ts';
import { shorten } from '#src/conversation/elements/cut.ts';
import { translator } from '#src/locales/translate.ts';
import { limits } from './limits.ts';
import { withinLimit } from './render-button.ts';

/** What the manifest depends on. */
export interface ManifestOptions {
  /** Also the English slash commands; other apps may own `/meeting`. */
  readonly english: boolean;
  /** Where Slack reaches Bryggan, without a slash at the end. */
  readonly publicUrl: string;
  readonly socketMode: boolean;
  readonly language: Language;
}

const everythingElse = 'bryggan';

/** Slack's app manifest (version 2 of its schema), made from what is declared. Paste it at api.slack.com/apps. */
export function slackManifest(
  { commands, shortcuts }: Pick<Declarations, 'commands' | 'shortcuts'>,
  options: ManifestOptions,
) {
  const t = translator(options.language);
  const url = `${options.publicUrl.replace(/\/$/, '')}/slack/events`;
  const where = options.socketMode ? {} : { request_url: url };
  const slashCommands = [
    ...commands
      .filter((command) => command.level === 'own')
      .flatMap((command) =>
        wordsOf(command, options.english).map((word) => ({
          word,
          summary: t(command.help.summary),
          example: t(command.help.example),
        })),
      ),
    {
      word: everythingElse,
      summary: t('slack.manifest.everythingElse'),
      example: t('slack.manifest.example'),
    },
  ].filter((one, place, all) => all.findIndex((other) => other.word === one.word) === place);
  return {
    _metadata: { major_version: 2 },
    display_information: {
      name: 'Bryggan',
      description: shorten(t('slack.manifest.description'), limits.manifest.description),
      background_color: '#1f4e5f',
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: 'Bryggan', always_online: true },
      slash_commands: slashCommands.map((one) => ({
        command: `/${one.word}`,
        ...(options.socketMode ? {} : { url }),
        description: shorten(one.summary, limits.command.description),
        usage_hint: shorten(withoutWord(one.example), limits.command.hint),
        // So that `@name` in a command arrives as <@U123|name>.
        should_escape: true,
      })),
      shortcuts: shortcuts.map((one) => ({
        name: withinLimit(t(one.shortLabel), limits.shortcut.name, 'name of a shortcut'),
        type: 'message' as const,
        callback_id: withinLimit(one.id, limits.id, 'id of a shortcut'),
        description: shorten(t(one.summary), limits.shortcut.description),
      })),
    },
    oauth_config: {
      scopes: {
        bot: [
          'app_mentions:read',
          'channels:history',
          'chat:write',
          'commands',
          'files:read',
          'groups:history',
          'im:history',
          'im:write',
          'mpim:history',
          'users:read',
          'users:read.email',
        ],
      },
    },
    settings: {
      event_subscriptions: { ...where, bot_events: ['app_home_opened', 'app_mention', 'message.im'] },
      interactivity: {
        is_enabled: true,
        ...where,
        ...(options.socketMode ? {} : { message_menu_options_url: url }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: options.socketMode,
      token_rotation_enabled: false,
    },
  };
}

function wordsOf(command: CommandDeclaration, english: boolean): string[] {
  return english ? [command.word.sv, command.word.en] : [command.word.sv];
}

// The example begins with its word, as people type it; Slack shows the hint after the command.
function withoutWord(example: string): string {
  return example.replace(/^\/\S+\s*/, '');
}
