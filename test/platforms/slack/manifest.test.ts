import { describe, expect, test } from 'vitest';
import { type CommandDeclaration, defineCommand } from '#src/conversation/declarations/declarations.ts';
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
    expect(wordsOf(slackManifest(commands, options))).toEqual(['/kontakt', '/mote', '/bryggan']);
  });

  test('has the English words only when asked for, each once', () => {
    const english = slackManifest([...commands, declare('bryggan', 'bryggan', 'own')], {
      ...options,
      english: true,
    });
    expect(wordsOf(english)).toEqual(['/kontakt', '/contact', '/mote', '/meeting', '/bryggan']);
  });

  test('sends everything to one address, and nothing to an address over Socket Mode', () => {
    const http = JSON.stringify(slackManifest(commands, options));
    expect(http.match(/https:\/\/bryggan\.example\.org\/slack\/events/g)).toHaveLength(6);
    const socket = slackManifest(commands, { ...options, socketMode: true });
    expect(JSON.stringify(socket)).not.toContain('example.org');
    expect(socket.settings.socket_mode_enabled).toBe(true);
  });

  test('lets mentions in commands arrive as people', () => {
    expect(slackManifest(commands, options).features.slash_commands.every((one) => one.should_escape)).toBe(
      true,
    );
  });

  test('keeps to Slack’s rules for names and lengths', () => {
    for (const language of ['sv', 'en'] as const) {
      const manifest = slackManifest(commands, { ...options, language });
      expect(manifest.display_information.name.length).toBeLessThanOrEqual(35);
      expect(manifest.display_information.description.length).toBeLessThanOrEqual(140);
      for (const { command } of manifest.features.slash_commands)
        expect(command).toMatch(/^\/[a-z0-9_-]{1,31}$/);
    }
  });
});
