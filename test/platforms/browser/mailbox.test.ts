import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Person } from '#entities/person.ts';
import { forWorkspace } from '#src/persistence/orm.ts';
import { createMailbox } from '#src/platforms/mail/mailbox/mailbox.ts';
import { buildChatWorld, type ChatProcess, type ChatWorld } from './chat-world.ts';

let world: ChatWorld;
let process: ChatProcess;
let personId: string;
const deliveryId = randomUUID();

beforeAll(async () => {
  world = await buildChatWorld();
  process = await world.startProcess();
  const em = forWorkspace(world.orm, world.workspaceId);
  const leyla = await em.findOneOrFail(Person, { name: 'Leyla Demir' });
  leyla.email = 'leyla@example.org';
  await em.flush();
  personId = leyla.id;
  for (let twice = 0; twice < 2; twice += 1) {
    await createMailbox(world.orm).keep({
      workspace: world.workspaceId,
      person: personId,
      deliveryId,
      address: 'leyla@example.org',
      subject: 'Inbjudan: <Höstmöte>',
      html: '<!doctype html><html><body style="color:red"><p>Välkomna</p></body></html>',
      text: 'Välkomna',
    });
  }
});
afterAll(() => world.end());

const get = (path: string, headers = {}) => fetch(process.url + path, { headers });

test('The first page leads to the mailboxes of those who get mail', async () => {
  const page = await (await get('/')).text();
  expect(page).toContain(`href="/mail/${personId}"`);
  expect(page).toContain('1 mejl');
});

test('A mailbox shows each mail once, and opens it as it was written', async () => {
  const page = await (await get(`/mail/${personId}`)).text();
  expect(page).toContain('E-post till Leyla Demir');
  expect(page.match(/Inbjudan: &lt;Höstmöte&gt;<\/h2>/gu)).toHaveLength(1);
  const [, url = ''] = new RegExp(`href="(/mail/${personId}/[^"]*)"`, 'u').exec(page) ?? [];
  const mail = await get(url);
  expect(await mail.text()).toContain('<p>Välkomna</p>');
  expect(mail.headers.get('content-security-policy')).toContain(
    "default-src 'none'; style-src 'unsafe-inline'",
  );
});

test('Mailboxes are shown to this machine only, and nobody else’s mail under a name', async () => {
  expect((await get(`/mail/${personId}`, { 'X-Forwarded-For': '192.0.2.1' })).status).toBe(403);
  expect((await get(`/mail/${randomUUID()}`)).status).toBe(404);
  expect((await get('/mail/leyla')).status).toBe(404);
  expect((await get(`/mail/${personId}/${randomUUID()}`)).status).toBe(404);
});
