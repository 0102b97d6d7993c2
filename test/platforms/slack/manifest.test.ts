import { describe, expect, test } from 'vitest';
import { type CommandDeclaration, defineCommand } from '#src/conversation/declarations/declarations.ts';
import { defineShortcut } from '#src/conversation/declarations/shortcut.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { slackManifest } from '#src/platforms/slack/manifest.ts';

const help = { summary: 'slack.manifest.description', example: 'slack.manifest.example' } as const;
const declare = (sv: string, en: string, level: CommandDeclaration['level']) =>
  defineCommand({
    id: `${en}.x`,
    word: { sv, en },
    level,
    role: 'anyone',
    help,
    logs: false,
    run: async () => reply.nothing,
  });
const shortcuts = [
  defineShortcut({
    id: 'contact.save',
    role: 'coordinator',
    label: 'contacts.save.label',
    shortLabel: 'contacts.save.shortLabel',
    summary: 'contacts.save.summary',
    run: async () => reply.nothing,
  }),
];
const commands = [
  declare('kontakt', 'contact', 'own'),
  declare('mote', 'meeting', 'own'),
  declare('sok', 'search', 'under'),
];
const options = {
  english: false,
  publicUrl: 'https://bryggan.example.org/',
  socketMode: false,
  language: 'sv',
} as const;

const wordsOf = (manifest: ReturnType<typeof slackManifest>) =>
  manifest.features.slash_commands.map((one) => one.command);

describe('The Slack manifest', () => {
  test('has the slash commands that are declared, and the one for everything else', () => {
    expect(wordsOf(slackManifest({ commands, shortcuts }, options))).toEqual([
      '/kontakt',
      '/mote',
      '/bryggan',
    ]);
  });

  test('has the English words only when asked for, each once', () => {
    const english = slackManifest(
      { commands: [...commands, declare('bryggan', 'bryggan', 'own')], shortcuts },
      {
        ...options,
        english: true,
      },
    );
    expect(wordsOf(english)).toEqual(['/kontakt', '/contact', '/mote', '/meeting', '/bryggan']);
  });

  test('sends everything to one address, and nothing to an address over Socket Mode', () => {
    const http = JSON.stringify(slackManifest({ commands, shortcuts }, options));
    expect(http.match(/https:\/\/bryggan\.example\.org\/slack\/events/g)).toHaveLength(6);
    const socket = slackManifest({ commands, shortcuts }, { ...options, socketMode: true });
    expect(JSON.stringify(socket)).not.toContain('example.org');
    expect(socket.settings.socket_mode_enabled).toBe(true);
  });

  test('has the App Home and what can be done with a message', () => {
    const { features, settings } = slackManifest({ commands, shortcuts }, options);
    expect(features.app_home.home_tab_enabled).toBe(true);
    expect(settings.event_subscriptions.bot_events).toContain('app_home_opened');
    expect(features.shortcuts).toMatchObject([
      { name: 'Spara kontakttillfälle', callback_id: 'contact.save' },
    ]);
  });

  test('lets mentions in commands arrive as people', () => {
    expect(
      slackManifest({ commands, shortcuts }, options).features.slash_commands.every(
        (one) => one.should_escape,
      ),
    ).toBe(true);
  });

  test('keeps to Slack’s rules for names and lengths', () => {
    for (const language of ['sv', 'en'] as const) {
      const manifest = slackManifest({ commands, shortcuts }, { ...options, language });
      expect(manifest.display_information.name.length).toBeLessThanOrEqual(35);
      expect(manifest.display_information.description.length).toBeLessThanOrEqual(140);
      for (const { name, description, type } of manifest.features.shortcuts) {
        expect([name.length <= 24, description.length <= 150, type]).toEqual([true, true, 'message']);
      }
      for (const { command } of manifest.features.slash_commands)
        expect(command).toMatch(/^\/[a-z0-9_-]{1,31}$/);
    }
  });
});
