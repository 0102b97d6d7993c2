import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { card, text } from '#src/conversation/elements/card.ts';
import type { Outgoing } from '#src/conversation/messenger.ts';
import { FakeTeams, type TeamsMishap } from '#test/support/fake-teams.ts';
import { type Stage, startStage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(async () => {
  await stage.stop();
});
beforeEach(() => {
  stage.fake.calls.length = 0;
});

const shown = card('Inbjudan', text('Välkommen på torsdag.'));

function to(target: { person: string } | { conversation: string }, tenant = FakeTeams.tenant): Outgoing {
  return {
    deliveryId: '01987f00-0000-7000-8000-00000000000a',
    address: {
      platform: 'teams',
      tenant,
      to:
        'person' in target
          ? { kind: 'person', externalId: target.person }
          : { kind: 'conversation', reference: target.conversation },
    },
    card: shown,
    language: 'sv',
  };
}

it('cannot reach a tenant that nothing has come from yet', async () => {
  expect(await stage.teams.messenger.send(to({ person: 'noor' }))).toEqual({
    kind: 'never',
    reason: 'unknown_tenant',
  });
});

it('writes to somebody who has written, in the chat they wrote in', async () => {
  await stage.send(stage.fixture('contact.log.message'));
  await expect.poll(() => stage.fake.calls.map(({ method }) => method)).toContain('POST');
  stage.fake.calls.length = 0;
  const sent = await stage.teams.messenger.send(to({ person: '5a317a00-0000-4000-8000-000000000001' }));
  const at = { conversation: 'a:1samira-own-chat', message: expect.any(String) };
  expect(sent).toEqual({ kind: 'sent', at });
  expect(stage.fake.calls.map(({ path }) => path)).toEqual([
    '/v3/conversations/a:1samira-own-chat/activities',
  ]);
});

it('opens a chat with somebody who never wrote, once', async () => {
  await stage.teams.messenger.send(to({ person: 'noor' }));
  await stage.teams.messenger.send(to({ person: 'noor' }));
  expect(stage.fake.calls.map(({ path }) => path)).toEqual([
    '/v3/conversations',
    '/v3/conversations/a:own-chat/activities',
    '/v3/conversations/a:own-chat/activities',
  ]);
  expect(stage.fake.calls[0]?.body).toMatchObject({ members: [{ id: 'noor' }], tenantId: FakeTeams.tenant });
});

const outcomes: readonly (readonly [string, TeamsMishap, object])[] = [
  [
    'waits as long as Teams says',
    { kind: 'status', status: 429, retryAfter: 7 },
    { kind: 'later', waitMs: 7_000, scope: 'conversation' },
  ],
  [
    'waits a while when Teams says 429 and no more',
    { kind: 'status', status: 429 },
    { kind: 'later', waitMs: 5_000, scope: 'conversation' },
  ],
  ['tries 412 again', { kind: 'status', status: 412 }, { kind: 'temporary', reason: 'Whatever' }],
  ['tries 502 again', { kind: 'status', status: 502 }, { kind: 'temporary', reason: 'Whatever' }],
  ['tries 504 again', { kind: 'status', status: 504 }, { kind: 'temporary', reason: 'Whatever' }],
  ['does not know after 500', { kind: 'status', status: 500 }, { kind: 'uncertain', reason: 'Whatever' }],
  ['does not know after a reset', { kind: 'reset' }, { kind: 'uncertain', reason: 'ECONNRESET' }],
  [
    'gives up on somebody who has blocked the bot',
    { kind: 'status', status: 403, code: 'MessageWritesBlocked' },
    { kind: 'never', reason: 'MessageWritesBlocked' },
  ],
  [
    'gives up on a conversation that is gone',
    { kind: 'status', status: 404, code: 'ConversationNotFound' },
    { kind: 'never', reason: 'ConversationNotFound' },
  ],
];

it.each(outcomes)('%s, after one call', async (_, mishap, outcome) => {
  stage.fake.fail(mishap);
  const sent = await stage.teams.messenger.send(to({ conversation: '19:satra@thread.tacv2' }));
  expect(sent).toEqual(outcome);
  expect(stage.fake.calls.length).toBe(1);
});

it('edits what was sent, and tries again whatever happened', async () => {
  const at = { conversation: '19:satra@thread.tacv2', message: '17' };
  const message = to({ conversation: at.conversation });
  expect(await stage.teams.messenger.edit(at, message)).toEqual({ kind: 'sent', at });
  expect(stage.fake.calls.map(({ method, path }) => [method, path])).toEqual([
    ['PUT', '/v3/conversations/19:satra@thread.tacv2/activities/17'],
  ]);
  stage.fake.fail({ kind: 'reset' });
  expect(await stage.teams.messenger.edit(at, message)).toEqual({ kind: 'temporary', reason: 'ECONNRESET' });
});

it('sends again what does no harm twice, and nothing else, when it cannot know', async () => {
  const { address, deliveryId } = to({ person: 'noor' });
  expect(await stage.teams.messenger.find(deliveryId, address, true)).toBeUndefined();
  await expect(stage.teams.messenger.find(deliveryId, address, false)).rejects.toThrow('cannot be asked');
});
