import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { TokenFlaws } from '#test/support/fake-teams.ts';
import { type Stage, startStage } from './stage.ts';

let stage: Stage;
// The library tells the console of each token that it refuses; here that is the point.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
beforeAll(async () => {
  stage = await startStage();
});
afterAll(async () => {
  await stage.stop();
});

let count = 0;
function message(changed: object = {}) {
  count += 1;
  return { ...stage.fixture('contact.log.message'), id: `m${count}`, ...changed };
}

it('takes what Microsoft has signed for this bot', async () => {
  const before = stage.entry.handled.length;
  expect((await stage.send(message())).status).toBe(200);
  await expect.poll(() => stage.entry.handled.length).toBe(before + 1);
  await expect.poll(() => stage.fake.calls.map(({ method }) => method)).toContain('POST');
});

const forgeries: readonly (readonly [string, TokenFlaws | string])[] = [
  ['no token', ''],
  ['something else than a token', 'Bearer not.a.token'],
  ['another kind of header', 'Basic dXNlcjpwYXNz'],
  ['a token for another bot', { audience: '11111111-2222-4333-8444-555555555555' }],
  ['a token of another issuer', { issuer: 'https://login.example.org' }],
  ['a token that has expired', { expired: true }],
  ['a token without a signature', { alg: 'none' }],
  ['a token signed with a word', { alg: 'HS256' }],
  ['a token signed with another key', { otherKey: true }],
  ['a token for another service', { serviceUrl: 'https://elsewhere.example.org/' }],
];

it.each(forgeries)('answers 401 to %s, and tells no handler', async (_, token) => {
  const [handled, calls] = [stage.entry.handled.length, stage.fake.calls.length];
  for (const name of ['contact.log.message', 'meeting.reply.execute', 'contact.change.fetch']) {
    count += 1;
    const { status, body } = await stage.send({ ...stage.fixture(name), id: `f${count}` }, token);
    expect({ status, body }).toEqual({ status: 401, body: undefined });
  }
  expect(stage.entry.handled.length).toBe(handled);
  expect(stage.fake.calls.length).toBe(calls);
});

it('answers 401 to another tenant, whichever of its two places names it', async () => {
  const handled = stage.entry.handled.length;
  const other = 'ffffffff-0000-4000-8000-000000000000';
  const direct = { conversationType: 'personal', id: 'a:1' };
  expect((await stage.send(message({ conversation: { ...direct, tenantId: other } }))).status).toBe(401);
  expect((await stage.send(message({ channelData: { tenant: { id: other } } }))).status).toBe(401);
  expect((await stage.send(message({ conversation: direct, channelData: {} }))).status).toBe(401);
  expect(stage.entry.handled.length).toBe(handled);
});

it.each(['refused', 'reset'] as const)(
  'answers 503 while the keys are %s, and lets it be sent again',
  async (keys) => {
    const late = await startStage();
    try {
      late.fake.keys = keys;
      const activity = { ...late.fixture('contact.log.message') };
      expect((await late.send(activity)).status).toBe(503);
      expect(late.entry.handled).toEqual([]);
      late.fake.keys = 'given';
      expect((await late.send(activity)).status).toBe(200);
      await expect.poll(() => late.entry.handled.length).toBe(1);
    } finally {
      await late.stop();
    }
  },
);

it('answers what is no activity, and whoever only looks whether somebody is there', async () => {
  const probe = await fetch(stage.url, { method: 'HEAD' });
  expect([probe.status, probe.headers.get('allow')]).toEqual([405, 'POST']);
  expect((await fetch(stage.url)).status).toBe(405);
  expect((await stage.send({})).status).toBe(400);
  expect((await stage.send({ type: 'message' })).status).toBe(400);
});
