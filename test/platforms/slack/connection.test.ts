import { DateTime } from 'luxon';
import { afterEach, describe, expect, test } from 'vitest';
import { createLog } from '#src/log.ts';
import { createSlack, type Slack, type SlackConfig } from '#src/platforms/slack/create-slack.ts';
import { FakeSlack } from '#test/support/fake-slack.ts';
import { EntryDouble } from './entry-double.ts';
import { eventually, startStage } from './stage.ts';

const left: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const leave of left.splice(0).reverse()) await leave();
});

function slackAt(config: SlackConfig): Slack {
  const slack = createSlack({
    config,
    entry: new EntryDouble(),
    log: createLog('silent'),
    now: () => DateTime.utc(),
  });
  left.push(() => slack.stop());
  return slack;
}

async function freePort(): Promise<number> {
  const fake = await new FakeSlack().start();
  const port = Number(new URL(fake.url).port);
  await fake.stop();
  return port;
}

describe('Slack being down at start', () => {
  test.each(['http', 'socket'] as const)(
    'does not end the process over %s; it says why, and is ready when Slack is',
    async (mode) => {
      const port = await freePort();
      const fake = new FakeSlack();
      const { botToken, signingSecret, appToken } = fake.config;
      const apiUrl = `http://127.0.0.1:${port}/api/`;
      const slack = slackAt(
        mode === 'http' ? { botToken, signingSecret, apiUrl } : { botToken, appToken, apiUrl },
      );
      slack.start();
      await expect(slack.ready()).rejects.toThrow('ECONNREFUSED');
      expect(slack.team()).toBeUndefined();
      await fake.start(port);
      left.push(() => fake.stop());
      const end = Date.now() + 30_000;
      while (
        Date.now() < end &&
        !(await slack.ready().then(
          () => true,
          () => false,
        ))
      )
        await new Promise((resolve) => setTimeout(resolve, 50));
      await slack.ready();
      expect(slack.team()).toEqual({ id: 'T0FAKE', name: 'Sätra stadsdel' });
    },
  );

  test('a token that Slack does not know is named', async () => {
    const fake = await new FakeSlack().start();
    left.push(() => fake.stop());
    const slack = slackAt({ botToken: 'xoxb-old', signingSecret: 's', apiUrl: fake.apiUrl });
    slack.start();
    await expect(slack.ready()).rejects.toThrow('invalid_auth');
  });

  test('the bot is asked for once, however much comes in', async () => {
    const stage = await startStage();
    left.push(() => stage.stop());
    for (const text of ['a', 'b', 'c']) await stage.fake.command(stage.people.samira, '/kontakt', text);
    expect(stage.fake.callsOf('auth.test')).toHaveLength(1);
  });

  test('neither a signing secret nor an app token is a mistake that is told', () => {
    expect(() => slackAt({ botToken: 'xoxb-fake' })).toThrow('signing secret or an app token');
  });
});

describe('Slack over Socket Mode', () => {
  test('commands, messages, forms and searches go as over HTTP', async () => {
    const stage = await startStage('socket');
    left.push(() => stage.stop());
    const { fake, entry, people, channel } = stage;
    expect((await fake.command(people.samira, '/kontakt', 'Hagsätra', channel)).status).toBe(200);
    expect(fake.seenBy(people.samira, channel)).toHaveLength(1);
    const event = fake.payloads.directMessage(people.samira, 'hej');
    for (const retry of [0, 1, 2]) await fake.sendEvent(event, { retry });
    await eventually(() => fake.seenBy(people.samira).length === 1);
    expect(entry.handled).toHaveLength(2);
    const form = {
      id: 'a.b',
      title: 'Formulär',
      submitLabel: 'Spara',
      fields: [{ kind: 'text', name: 'note', label: 'Vad?', required: true } as const],
      carried: {},
    };
    entry.answer = () => ({ kind: 'form', language: 'sv', form, draft: 'd1' });
    await fake.command(people.samira, '/kontakt', '', channel);
    await eventually(() => fake.viewOf(people.samira) !== undefined);
    entry.answer = () => ({ kind: 'errors', language: 'sv', errors: { note: 'Nej.' }, form, draft: 'd1' });
    const { body } = await fake.submitView(people.samira, { note: 'x' });
    expect(body).toEqual({ response_action: 'errors', errors: { note: 'Nej.' } });
    entry.found = [{ value: 'o1', label: 'Hagsätra' }];
    expect((await fake.search(people.samira, 'organisation', 'h')).body).toMatchObject({
      options: [{ value: 'o1' }],
    });
    expect((await fake.sendInteraction({ type: 'never heard of' })).status).toBe(200);
  });

  test('a process that only sends opens no socket, and is ready without', async () => {
    const fake = await new FakeSlack().start();
    left.push(() => fake.stop());
    const { botToken, appToken } = fake.config;
    const slack = slackAt({ botToken, appToken, apiUrl: fake.apiUrl });
    slack.start(false);
    await slack.ready();
    expect(fake.callsOf('apps.connections.open')).toEqual([]);
  });

  test('an event that could not be kept is not acknowledged', async () => {
    const stage = await startStage('socket');
    left.push(() => stage.stop());
    stage.entry.failStore = 1;
    const event = stage.fake.payloads.directMessage(stage.people.samira, 'hej');
    expect((await stage.fake.sendEvent(event)).status).toBe(504);
    expect((await stage.fake.sendEvent(event, { retry: 1 })).status).toBe(200);
  });

  test('a connection that Slack recycles or drops is opened again', async () => {
    const stage = await startStage('socket');
    left.push(() => stage.stop());
    const { fake, people, entry } = stage;
    fake.socket.recycle();
    await eventually(
      () => fake.callsOf('apps.connections.open').length === 2 && fake.socket.connections() === 1,
    );
    fake.socket.close();
    await eventually(
      () => fake.callsOf('apps.connections.open').length === 3 && fake.socket.connections() === 1,
    );
    await stage.slack.ready();
    await fake.command(people.samira, '/kontakt', 'x');
    expect(entry.handled).toHaveLength(1);
  });
});
