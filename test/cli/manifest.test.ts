import { expect, it } from 'vitest';
import { z } from 'zod';
import { runCli } from './run-cli.ts';

const printed = z.object({
  features: z.object({
    slash_commands: z.array(z.object({ command: z.string(), url: z.string().optional() })),
  }),
  settings: z.object({ socket_mode_enabled: z.boolean() }),
});

async function manifestOf(...options: string[]) {
  const { out } = await runCli(['manifest', 'slack', ...options]);
  return printed.parse(JSON.parse(out));
}

it('prints the Swedish commands, and the English ones when asked for', async () => {
  const url = ['--public-url', 'https://bryggan.example.org'] as const;
  const commands = (await manifestOf(...url)).features.slash_commands;
  expect(commands.map(({ command }) => command)).toEqual(
    expect.arrayContaining(['/kontakt', '/matcha', '/bryggan']),
  );
  expect(commands.map(({ command }) => command)).not.toContain('/contact');
  expect(new Set(commands.map((one) => one.url))).toEqual(
    new Set(['https://bryggan.example.org/slack/events']),
  );
  const both = (await manifestOf(...url, '--english')).features.slash_commands;
  expect(both.map(({ command }) => command)).toEqual(
    expect.arrayContaining(['/kontakt', '/contact', '/match']),
  );
});

it('has no address in Socket Mode', async () => {
  const { features, settings } = await manifestOf('--socket');
  expect(settings.socket_mode_enabled).toBe(true);
  expect(features.slash_commands.every(({ url }) => url === undefined)).toBe(true);
});

it('warns that Slack calls https only, beside the JSON and not in it', async () => {
  const { out, err, code } = await runCli(['manifest', 'slack']);
  expect(err).toContain('Slack takes https:// addresses only');
  expect(code).toBe(0);
  expect(() => JSON.parse(out)).not.toThrow();
});
