import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLog } from '#src/log.ts';
import { createFiles } from '#src/platforms/teams/files.ts';
import { type Stage, startStage } from './stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => {
  stage.entry.handled.length = 0;
  stage.entry.contents.length = 0;
  stage.fake.fetched.length = 0;
});
afterAll(() => stage.stop());

let count = 0;

/** Sends files in a personal chat, and waits until the first is fetched. */
async function send(downloadUrls: readonly string[], more: object = {}) {
  count += 1;
  const attachments = downloadUrls.map((downloadUrl) => ({
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    contentUrl: 'https://example-my.sharepoint.com/personal/samira/Documents/Föreningar.csv',
    name: 'Föreningar.csv',
    content: { downloadUrl, uniqueId: '1150D938-8870-4044-9F2C-5BBDEBA70C8C', fileType: 'csv' },
  }));
  const html = { contentType: 'text/html', content: '<p></p>' };
  const message = { ...stage.fixture('contact.log.message'), id: `f${count}`, text: undefined };
  const activity = { ...message, attachments: [...attachments, html], ...more };
  expect(await stage.send(activity)).toMatchObject({ status: 200 });
}
async function fetched() {
  await expect.poll(() => stage.entry.contents.length).toBe(1);
  const [content] = stage.entry.contents;
  return content?.ok ? Buffer.from(content.bytes).toString('latin1') : content?.reason;
}
const at = (path: string) => `${stage.fake.url}${path}`;

describe('A file sent to the bot in Teams', () => {
  test('comes by its name, and is fetched without a token from its address, which is kept nowhere', async () => {
    stage.fake.files.set('/storage/a?tempauth=secret', Buffer.from('Namn\nÖrby Bio', 'latin1'));
    await send([at('/storage/a?tempauth=secret'), at('/storage/b')], { text: 'här är den' });
    expect(await fetched()).toBe('Namn\nÖrby Bio');
    expect(stage.entry.handled).toMatchObject([
      {
        place: { kind: 'direct' },
        act: { kind: 'file', file: { name: 'Föreningar.csv' }, others: 1, text: 'här är den' },
      },
    ]);
    expect(JSON.stringify(stage.entry.handled)).not.toContain('secret');
    expect(stage.fake.fetched).toEqual([{ path: '/storage/a?tempauth=secret', authorization: undefined }]);
  });

  test('whose address has expired is asked for again', async () => {
    await send([at('/storage/expired')]);
    expect(await fetched()).toBe('gone');
  });

  test('is read no further than is asked for', async () => {
    stage.fake.files.set('/storage/large', Buffer.alloc(1_001));
    await send([at('/storage/large')]);
    expect(await fetched()).toBe('tooLarge');
  });

  test('is followed to where Teams keeps files, and nowhere else', async () => {
    stage.fake.files.set('/storage/moved', at('/storage/here'));
    stage.fake.files.set('/storage/here', Buffer.from('here'));
    await send([at('/storage/moved')]);
    expect(await fetched()).toBe('here');
    stage.entry.contents.length = 0;
    stage.fake.files.set('/storage/away', at('/storage/here').replace('127.0.0.1', 'localhost'));
    await send([at('/storage/away')]);
    expect(await fetched()).toBe('gone');
    stage.entry.contents.length = 0;
    stage.fake.files.set('/storage/round', at('/storage/round'));
    await send([at('/storage/round')]);
    expect(await fetched()).toBe('gone');
  });

  test('in a channel is none, since its address would need a token', async () => {
    const mention = stage.fixture('contact.log.mention');
    const content = { downloadUrl: at('/storage/here') };
    const contentType = 'application/vnd.microsoft.teams.file.download.info';
    await stage.send({ ...mention, attachments: [{ contentType, name: 'a.csv', content }] });
    await expect.poll(() => stage.entry.handled.map(({ act }) => act.kind)).toEqual(['message']);
  });
});

describe('The addresses that are asked for a file', () => {
  const asked: string[] = [];
  beforeAll(() => {
    vi.stubGlobal('fetch', async (url: URL) => {
      asked.push(url.href);
      return new Response('content');
    });
  });
  afterAll(() => {
    vi.unstubAllGlobals();
  });
  const files = createFiles(createLog('silent'));

  test.each([
    'https://example-my.sharepoint.com/personal/x/_layouts/15/download.aspx?tempauth=y',
    'https://example.sharepoint.us/a',
  ])('are those of Microsoft’s storage: %s', async (url) => {
    expect(await files.fetcherOf(url)(1_000)).toMatchObject({ ok: true });
    expect(asked.splice(0)).toEqual([url]);
  });

  test.each([
    'http://example-my.sharepoint.com/a',
    'https://example-my.sharepoint.com:8443/a',
    'https://sharepoint.com.example.org/a',
    'https://examplesharepoint.com/a',
    'https://sharepoint.com@example.org/a',
    'https://169.254.169.254/latest/meta-data/',
    'http://127.0.0.1/a',
    'http://[::1]/a',
    'https://localhost/a',
    'file:///etc/passwd',
    'data:text/csv,namn',
    'not an address',
  ])('are no others: %s', async (url) => {
    expect(await files.fetcherOf(url)(1_000)).toEqual({ ok: false, reason: 'gone' });
    expect(asked).toEqual([]);
  });
});
