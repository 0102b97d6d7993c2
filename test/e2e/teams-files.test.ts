import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import express from 'express';
import { DateTime } from 'luxon';
import { afterAll, beforeAll, expect, it } from 'vitest';
import write from 'write-excel-file/node';
import { Account } from '#entities/account.ts';
import { Organisation } from '#entities/organisation.ts';
import { parseConfig } from '#src/config.ts';
import { createLog } from '#src/log.ts';
import { createTeams, type Teams } from '#src/platforms/teams/create-teams.ts';
import { createReferences } from '#src/platforms/teams/references/references.ts';
import { AgentsPlayground } from '#test/support/agents-playground.ts';
import { Harness } from '#test/support/harness.ts';
import { needs } from '#test/support/needs.ts';
import { buildOrganisation, buildPerson } from '#test/support/people.ts';

const shots = process.env['TEST_SHOTS'];
/** Who the local client says is in front of it. */
const alex = '00000000-0000-0000-0000-0000000000020';

needs('chromium')('A file in Microsoft’s own local client', () => {
  let harness: Harness;
  let teams: Teams;
  let server: ReturnType<ReturnType<typeof express>['listen']>;
  let url: string;
  let client: AgentsPlayground;
  const storage = new Map<string, Buffer>();

  beforeAll(async () => {
    harness = await Harness.start();
    const { teams: config } = parseConfig({ TEAMS_UNAUTHENTICATED: 'on', SECRET_KEY: 'x'.repeat(32) });
    if (config === undefined) throw new Error('Teams is not configured.');
    const app = express();
    app.get('/storage/:name', (request, response) => {
      response.send(storage.get(request.params.name));
    });
    server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    teams = createTeams({
      config,
      entry: harness.dispatch,
      references: createReferences(harness.orm, () => harness.now),
      opensForm: () => false,
      log: createLog(process.env['TEST_LOG'] ?? 'silent'),
      now: () => DateTime.utc(),
      trust: {
        settings: {},
        credentials: new ConfigurationServiceClientCredentialFactory({}),
        filesFrom: url,
      },
    });
    app.use('/api/messages', teams.router);
    const em = harness.em();
    const person = await buildPerson(em, harness.workspace, { name: 'Samira', language: 'sv' });
    em.create(Account, {
      workspace: harness.workspace,
      person,
      platform: 'teams',
      tenant: config.tenantId,
      externalId: alex,
    });
    await em.flush();
    await buildOrganisation(harness.em(), harness.workspace, { name: 'Hagsätra Folkdans' });
    client = await AgentsPlayground.start(`${url}/api/messages`);
  });

  afterAll(async () => {
    await client?.stop();
    await teams?.stop();
    server?.close();
    server?.closeAllConnections();
    await harness?.stop();
  });

  async function look(name: string): Promise<void> {
    if (shots !== undefined) await client.page.screenshot({ path: `${shots}/${name}.png` });
  }

  async function send(name: string, content: Buffer): Promise<void> {
    storage.set(name, content);
    await client.sendFile(name, `${url}/storage/${name}`);
  }

  it('is shown, imported and taken back, in one place', async () => {
    const rows = [
      ['Namn', 'Typ', 'Område'],
      ['Örby Teater', 'förening', 'Örby'],
      ['Bredängs Kör', 'körsång', 'Bredäng'],
      ['Hagsätra Folkdnas', '', 'Hagsätra'],
    ];
    const data = rows.map((cells) => cells.map((value) => ({ value })));
    await send('register.xlsx', await write([{ sheet: 'Register', data }]).toBuffer());
    const preview = await client.card('Så här förstod jag register.xlsx');
    expect(await preview.textContent()).toContain('körsång');
    await look('file-preview');
    await client.press('Så här förstod jag register.xlsx', 'Importera');
    const done = await client.card('Samma fil en gång till ändrar inget');
    expect(await done.textContent()).toContain('Hämta raderna att rätta');
    await look('file-imported');
    expect(await harness.em().count(Organisation, {})).toBe(2);
    await client.press('Samma fil en gång till', 'Ångra');
    await client.card('Importen är ångrad');
    expect(await client.page.getByText('Så här förstod jag').count()).toBe(0);
    expect(await harness.em().count(Organisation, {})).toBe(1);
    await look('file-undone');
  });

  it('is refused with what to do instead', async () => {
    await send('gammal.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]));
    await client.card('gammalt Excelformat');
    await look('file-refused');
  });
});
