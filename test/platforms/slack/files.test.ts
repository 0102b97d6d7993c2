import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventually, type Stage, startStage } from './stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => {
  stage.entry.handled.length = 0;
  stage.entry.contents.length = 0;
  stage.fake.calls.length = 0;
  stage.fake.scopes.add('files:read');
});
afterAll(() => stage.stop());

/** Shares files, and waits until the first is fetched. */
async function share(files: Readonly<Record<string, string | Buffer>>, text = '') {
  expect((await stage.fake.share(stage.people.samira, files, text)).status).toBe(200);
  await eventually(() => stage.entry.contents.length > 0);
  const [content] = stage.entry.contents;
  return content?.ok ? Buffer.from(content.bytes).toString('latin1') : content?.reason;
}

describe('A file shared with the bot in Slack', () => {
  test('comes by its name and size, and is fetched with the token from the host that is set', async () => {
    const latin1 = Buffer.from('Namn\nÖrby Bio', 'latin1');
    expect(await share({ 'Föreningar 2026.csv': latin1, 'b.csv': 'b' }, 'här &amp; nu')).toBe(
      'Namn\nÖrby Bio',
    );
    expect(stage.entry.handled).toMatchObject([
      {
        place: { kind: 'direct' },
        act: {
          kind: 'file',
          file: { name: 'Föreningar 2026.csv', size: 13 },
          others: 1,
          text: 'här &amp; nu',
        },
      },
    ]);
    expect(JSON.stringify(stage.entry.handled)).not.toContain('url_private');
    expect(stage.fake.callsOf('files-pri')).toMatchObject([{ answered: 'ok' }]);
  });

  test('is refused, not read as a page, where the token may not read files', async () => {
    stage.fake.scopes.delete('files:read');
    expect(await share({ 'a.csv': 'a' })).toBe('refused');
    expect(stage.fake.callsOf('files-pri')).toMatchObject([{ answered: 'login' }]);
  });

  test('is waited for when Slack says 429, and asked for no more than twice', async () => {
    stage.fake.fail('files-pri', { kind: 'rateLimited', retryAfter: 1 });
    expect(await share({ 'a.csv': 'late' })).toBe('late');
    stage.entry.contents.length = 0;
    stage.fake.fail('files-pri', { kind: 'rateLimited', retryAfter: 1 }, 2);
    expect(await share({ 'a.csv': 'never' })).toBe('gone');
    stage.entry.contents.length = 0;
    stage.fake.fail('files-pri', { kind: 'rateLimited', retryAfter: 600 });
    expect(await share({ 'a.csv': 'much later' })).toBe('gone');
    expect(stage.fake.callsOf('files-pri')).toHaveLength(5);
  });

  test.each([
    ['the connection is dropped', { kind: 'dropBefore' }],
    ['Slack has a fault', { kind: 'status', status: 500 }],
  ] as const)('is asked for again when %s', async (_, mishap) => {
    stage.fake.fail('files-pri', mishap);
    expect(await share({ 'a.csv': 'a' })).toBe('gone');
  });

  test('is read no further than is asked for, whatever its size is said to be', async () => {
    expect(await share({ 'a.csv': 'a'.repeat(1_001) })).toBe('tooLarge');
  });
});
