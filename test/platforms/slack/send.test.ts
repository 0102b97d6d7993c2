import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { button } from '#src/conversation/elements/button.ts';
import { buttons, card, list, text } from '#src/conversation/elements/card.ts';
import type { Outgoing } from '#src/conversation/messenger.ts';
import { createLog } from '#src/log.ts';
import { createClient } from '#src/platforms/slack/client.ts';
import { createDirectMessages } from '#src/platforms/slack/direct-messages.ts';
import { createMessenger } from '#src/platforms/slack/send.ts';
import { FakeSlack } from '#test/support/fake-slack.ts';
import { shownText } from '#test/support/fake-slack-shown.ts';

let fake: FakeSlack;
let messenger: ReturnType<typeof createMessenger>;

beforeEach(async () => {
  fake = await new FakeSlack().start();
  fake.addUser({ id: 'UNOOR', name: 'Noor Ek' });
  fake.addUser({ id: 'UGUEST', name: 'Gäst', dm: 'user_not_visible' });
  fake.addChannel({ id: 'CSATRA', name: 'satra', member: true });
  fake.addChannel({ id: 'CAWAY', name: 'away', member: false });
  fake.addChannel({ id: 'COLD', name: 'old', member: true, archived: true });
  messenger = messengerAt(fake.apiUrl);
});
afterEach(async () => {
  await fake.stop();
});

function messengerAt(apiUrl: string, botToken = fake.config.botToken) {
  const client = createClient({ botToken, apiUrl }, createLog('silent'));
  return createMessenger(client, createDirectMessages(client));
}

const deliveryId = '019a0000-0000-7000-8000-000000000001';

function toPerson(externalId: string): Outgoing {
  return {
    deliveryId,
    address: { platform: 'slack', tenant: 'T0FAKE', to: { kind: 'person', externalId } },
    card: card('Inbjudan', text('Välkommen'), buttons(button('Ja', 'meeting.reply', { id: 'm1' }))),
    language: 'sv',
  };
}

function toChannel(reference: string): Outgoing {
  return {
    ...toPerson(''),
    address: { platform: 'slack', tenant: 'T0FAKE', to: { kind: 'conversation', reference } },
  };
}

describe('The way out to Slack', () => {
  test('opens a direct conversation once, and posts with the delivery’s id', async () => {
    const first = await messenger.send(toPerson('UNOOR'));
    const second = await messenger.send({ ...toPerson('UNOOR'), deliveryId: 'other' });
    expect(first).toMatchObject({ kind: 'sent', at: { conversation: 'DNOOR' } });
    expect(second.kind).toBe('sent');
    expect(fake.callsOf('conversations.open')).toHaveLength(1);
    expect(fake.workspace.messages[0]?.metadata).toEqual({
      event_type: 'bryggan_delivery',
      event_payload: { delivery_id: deliveryId },
    });
  });

  test.each([
    ['UGUEST', 'user_not_visible'],
    ['UNOBODY', 'user_not_found'],
  ])('says never where somebody cannot be written to: %s', async (user, reason) => {
    expect(await messenger.send(toPerson(user))).toEqual({ kind: 'never', reason });
    expect(await messenger.find(deliveryId, toPerson(user).address, false)).toBeUndefined();
  });

  test.each([
    ['CAWAY', 'not_in_channel'],
    ['COLD', 'is_archived'],
    ['CNONE', 'channel_not_found'],
  ])('says never where a channel takes nothing: %s', async (channel, reason) => {
    expect(await messenger.send(toChannel(channel))).toEqual({ kind: 'never', reason });
  });

  test('waits as long as Slack asks, for that conversation only', async () => {
    fake.fail('chat.postMessage', { kind: 'rateLimited', retryAfter: 7 });
    expect(await messenger.send(toChannel('CSATRA'))).toEqual({
      kind: 'later',
      waitMs: 7_000,
      scope: 'conversation',
    });
    expect((await messenger.send(toPerson('UNOOR'))).kind).toBe('sent');
    fake.fail('conversations.open', { kind: 'rateLimited', retryAfter: 3 });
    expect(await messengerAt(fake.apiUrl).send(toPerson('UNOOR'))).toEqual({
      kind: 'later',
      waitMs: 3_000,
      scope: 'tenant',
    });
  });

  test('waits half a minute when Slack does not say how long', async () => {
    fake.fail('chat.postMessage', { kind: 'rateLimited' });
    expect(await messenger.send(toChannel('CSATRA'))).toEqual({
      kind: 'later',
      waitMs: 30_000,
      scope: 'conversation',
    });
  });

  test('meets the limit of one message a second like anybody', async () => {
    fake.postEveryMs = 1_000;
    expect((await messenger.send(toChannel('CSATRA'))).kind).toBe('sent');
    expect(await messenger.send(toChannel('CSATRA'))).toMatchObject({ kind: 'later', waitMs: 1_000 });
  });

  test.each([
    ['a connection dropped after the post', { kind: 'dropAfter' }, true],
    ['a connection dropped before it', { kind: 'dropBefore' }, false],
    ['an answer of 503', { kind: 'status', status: 503 }, false],
    ['an internal error', { kind: 'error', error: 'internal_error' }, false],
  ] as const)(
    'does not know after %s, sends once, and finds out by the history',
    async (_, mishap, arrived) => {
      await messenger.send({ ...toChannel('CSATRA'), deliveryId: 'another' });
      fake.fail('chat.postMessage', mishap);
      expect((await messenger.send(toChannel('CSATRA'))).kind).toBe('uncertain');
      expect(fake.callsOf('chat.postMessage')).toHaveLength(2);
      const found = await messenger.find(deliveryId, toChannel('CSATRA').address, false);
      expect(found).toEqual(
        arrived ? { conversation: 'CSATRA', message: fake.workspace.messages[1]?.ts } : undefined,
      );
    },
  );

  test('finds a message behind hundreds of others, and throws where it cannot know', async () => {
    await messenger.send(toChannel('CSATRA'));
    const posted = fake.workspace.messages[0];
    if (posted === undefined) throw new Error('nothing was posted');
    for (let n = 0; n < 500; n += 1)
      fake.workspace.messages.push({ ...posted, ts: fake.workspace.ts(), metadata: undefined });
    const { address } = toChannel('CSATRA');
    expect(await messenger.find(deliveryId, address, false)).toEqual({
      conversation: 'CSATRA',
      message: posted.ts,
    });
    for (let n = 0; n < 600; n += 1)
      fake.workspace.messages.push({ ...posted, ts: fake.workspace.ts(), metadata: undefined });
    await expect(messenger.find(deliveryId, address, false)).rejects.toThrow();
    fake.fail('conversations.history', { kind: 'status', status: 500 });
    await expect(messenger.find(deliveryId, address, false)).rejects.toThrow();
  });

  test('tries again where nothing was listening, or the token is wrong', async () => {
    const port = new URL(fake.apiUrl).port;
    await fake.stop();
    expect(await messengerAt(`http://127.0.0.1:${port}/api/`).send(toChannel('CSATRA'))).toEqual({
      kind: 'temporary',
      reason: 'ECONNREFUSED',
    });
    await fake.start();
    expect(await messengerAt(fake.apiUrl, 'xoxb-old').send(toChannel('CSATRA'))).toEqual({
      kind: 'temporary',
      reason: 'invalid_auth',
    });
  });

  test('puts a new card in the place of a message', async () => {
    const sent = await messenger.send(toPerson('UNOOR'));
    if (sent.kind !== 'sent') throw new Error(sent.kind);
    const message = { ...toPerson('UNOOR'), card: card('14 ja', text('från 9 föreningar')) };
    expect(await messenger.edit(sent.at, message)).toEqual(sent);
    expect(shownText(fake.workspace.messages[0]?.blocks ?? [])).toContain('14 ja');
    expect(fake.workspace.messages).toHaveLength(1);
    fake.fail('chat.update', { kind: 'dropAfter' });
    expect((await messenger.edit(sent.at, message)).kind).toBe('temporary');
    expect(await messenger.edit({ ...sent.at, message: '1.1' }, message)).toEqual({
      kind: 'never',
      reason: 'message_not_found',
    });
  });

  test('sends what is too long for one message as one, shortened visibly', async () => {
    const lines = Array.from({ length: 300 }, (_, n) => ({ text: `Rad ${n} `.repeat(12) }));
    const result = await messenger.send({ ...toChannel('CSATRA'), card: card('Lista', list(lines)) });
    expect(result.kind).toBe('sent');
    expect(fake.workspace.messages).toHaveLength(1);
    expect(shownText(fake.workspace.messages[0]?.blocks ?? [])).toMatch(/… \(\d+ till\)/);
  });
});

describe('Where calls to Slack go', () => {
  test('stays on the host of SLACK_API_URL, whatever a payload names', async () => {
    const client = createClient({ botToken: 'xoxb-fake', apiUrl: fake.apiUrl }, createLog('silent'));
    const token = 'R1';
    fake.workspace.responses.set(token, { user: 'UNOOR', channel: 'CSATRA', issuedMs: Date.now(), uses: 0 });
    await client.respond(`https://hooks.slack.com/respond/${token}`, {
      text: 'hej',
      response_type: 'ephemeral',
    });
    expect(fake.callsOf('respond')).toHaveLength(1);
  });

  test('is Slack and nobody else, when nothing is set', async () => {
    const client = createClient(
      { botToken: 'xoxb-fake', apiUrl: 'https://slack.com/api/' },
      createLog('silent'),
    );
    await expect(client.respond(`${fake.url}/respond/R1`, { text: 'hej' })).rejects.toThrow(
      'Not an address of Slack',
    );
    await expect(client.respond('https://slack.com.example.org/x', { text: 'hej' })).rejects.toThrow(
      'Not an address of Slack',
    );
    expect(fake.calls).toEqual([]);
  });

  test('leaves a response_url as Slack gave it, when the API is Slack’s own', async () => {
    const sent = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('ok'));
    onTestFinished(() => sent.mockRestore());
    const client = createClient(
      { botToken: 'xoxb-fake', apiUrl: 'https://slack.com/api/' },
      createLog('silent'),
    );
    await client.respond('https://hooks.slack.com/actions/T0FAKE/1/abc', { text: 'hej' });
    expect(String(sent.mock.calls[0]?.[0])).toBe('https://hooks.slack.com/actions/T0FAKE/1/abc');
  });
});
