import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { checkTeams } from '#src/cli/check-teams.ts';
import { runCli } from './run-cli.ts';

const appId = '11111111-2222-4333-8444-555555555555';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bryggan-teams-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const command = z.object({ title: z.string().min(1).max(32), description: z.string().min(1).max(128) });
// https://developer.microsoft.com/json-schemas/teams/v1.19/MicrosoftTeams.schema.json
const manifest = z.object({
  manifestVersion: z.literal('1.19'),
  version: z.string().regex(/^\d+\.\d+\.\d+$/u),
  id: z.uuid(),
  name: z.object({ short: z.string().max(30), full: z.string().max(100) }),
  description: z.object({ short: z.string().max(80), full: z.string().max(4_000) }),
  developer: z.object({
    name: z.string().max(32),
    websiteUrl: z.url(),
    privacyUrl: z.url(),
    termsOfUseUrl: z.url(),
  }),
  icons: z.object({ color: z.string(), outline: z.string() }),
  localizationInfo: z.object({ additionalLanguages: z.array(z.object({ file: z.string() })) }),
  bots: z.tuple([
    z.object({
      botId: z.uuid(),
      commandLists: z.tuple([z.object({ commands: z.array(command).max(10) })]),
    }),
  ]),
  composeExtensions: z.tuple([
    z.object({
      botId: z.uuid(),
      commands: z
        .array(
          command.extend({
            id: z.string().max(64),
            type: z.literal('action'),
            context: z.tuple([z.literal('message')]),
            fetchTask: z.literal(true),
          }),
        )
        .max(10),
    }),
  ]),
  validDomains: z.array(z.string()),
});

/** The size of a picture, as its file says. */
function sizeOf(png: Uint8Array): readonly [string, number, number] {
  const bytes = Buffer.from(png);
  return [bytes.toString('latin1', 1, 4), bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

it('packs the manifest, the English texts and both icons for Teams', async () => {
  const out = join(folder, 'bryggan.zip');
  const url = ['--public-url', 'https://bryggan.example.org'];
  const pages = ['--privacy-url', 'https://example.org/personuppgifter'];
  const run = await runCli(['manifest', 'teams', '--app-id', appId, '--out', out, ...url, ...pages]);
  expect([run.code, run.out]).toEqual([0, expect.stringContaining('is written')]);
  expect(run.err).toContain('https://bryggan.example.org/api/messages');

  const files = unzipSync(new Uint8Array(await readFile(out)));
  const json = (name: string) => JSON.parse(strFromU8(files[name] ?? new Uint8Array()));
  const made = manifest.parse(json('manifest.json'));
  expect(made.bots[0].botId).toBe(appId);
  expect(made.developer).toMatchObject({
    privacyUrl: 'https://example.org/personuppgifter',
    termsOfUseUrl: 'https://example.org/personuppgifter',
  });
  expect(made.validDomains).toEqual(['bryggan.example.org']);
  const titles = made.bots[0].commandLists[0].commands.map(({ title }) => title);
  expect(titles).toEqual(expect.arrayContaining(['kontakt', 'matcha', 'mote', 'enkat', 'bryggan']));

  const [english = ''] = made.localizationInfo.additionalLanguages.map(({ file }) => file);
  const [{ commands: shortcuts }] = made.composeExtensions;
  expect(shortcuts).toMatchObject([{ id: 'contact.save', title: 'Spara som kontakttillfälle' }]);
  const contact = titles.indexOf('kontakt');
  expect(json(english)).toMatchObject({
    [`bots[0].commandLists[0].commands[${contact}].title`]: 'contact',
    'composeExtensions[0].commands[0].title': 'Save as a contact',
  });
  expect(sizeOf(files[made.icons.color] ?? new Uint8Array())).toEqual(['PNG', 192, 192]);
  expect(sizeOf(files[made.icons.outline] ?? new Uint8Array())).toEqual(['PNG', 32, 32]);
});

it('asks for what the package needs', async () => {
  const { code, err } = await runCli(['manifest', 'teams', '--out', join(folder, 'none.zip')]);
  expect(code).not.toBe(0);
  expect(err).toContain('TEAMS_APP_ID');
  const named = ['manifest', 'teams', '--app-id', appId, '--out', join(folder, 'bare.zip')];
  const { err: told } = await runCli([...named, '--public-url', 'https://bryggan.example.org']);
  expect(told).toContain('https://bryggan.example.org/integritet');
  expect((await runCli([...named, '--terms-url', 'nowhere'])).err).toContain('takes an address');
});

it('tells whether Microsoft takes the credentials', async () => {
  let status = 200;
  const server = createServer((_, response) => response.writeHead(status).end('{}'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const login = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const teams = { kind: 'registered', appId, appPassword: 'secret', tenantId: 'tenant' } as const;
  const look = () => checkTeams(teams, 'https://bryggan.example.org', login);
  expect(await look()).toMatchObject([{ state: 'ok' }]);
  status = 401;
  expect(await look()).toMatchObject([{ state: 'FAIL', what: expect.stringContaining('401') }]);
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
  expect(await look()).toMatchObject([{ state: 'FAIL', what: expect.stringContaining('cannot be asked') }]);
  expect(await checkTeams({ kind: 'local', tenantId: 'x' }, 'http://localhost:3000')).toMatchObject([
    { state: 'note' },
  ]);
});

it('hands a recorded activity to a server that takes unsigned ones', async () => {
  const taken: string[] = [];
  const server = createServer((request, response) => {
    taken.push(`${request.method} ${request.url}`);
    request.resume().on('end', () => response.end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const to = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const recorded = 'test/fixtures/teams/contact.log.message.json';
  const run = await runCli(['receive', recorded, '--to', to], { TEAMS_UNAUTHENTICATED: 'on' });
  expect(run).toMatchObject({ code: 0, out: expect.stringMatching(/^200 OK/u) });
  expect(taken).toEqual(['POST /api/messages']);
  const signed = await runCli(['receive', recorded, '--to', to]);
  expect([signed.code, signed.err]).toEqual([1, expect.stringContaining('TEAMS_UNAUTHENTICATED=on')]);
  server.close();
  server.closeAllConnections();
});
