import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { button, linkButton } from '#src/conversation/elements/button.ts';
import { buttons, card, input, list } from '#src/conversation/elements/card.ts';
import type { Form } from '#src/conversation/elements/form.ts';
import { shownText } from '#test/support/fake-slack-shown.ts';
import { says } from './entry-double.ts';
import { eventually, type Stage, startStage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(async () => {
  await stage.stop();
});

const form: Form = {
  id: 'contact.log',
  title: 'Logga en kontakt',
  submitLabel: 'Spara',
  fields: [
    { kind: 'organisation', name: 'organisation', label: 'Förening', required: true, multiple: false },
    { kind: 'longText', name: 'note', label: 'Vad hände?', required: false, value: 'träffade styrelsen' },
    { kind: 'date', name: 'day', label: 'När?', required: false, value: 'igår' },
  ],
  carried: { secret: 'never travels' },
};

describe('Slack over HTTP: what is let in', () => {
  test('a slash command is answered within the request, to the sender alone', async () => {
    const { fake, entry, people, channel } = stage;
    const { status } = await fake.command(
      people.samira,
      '/Kontakt',
      'Hagsätra Folkdans & co: <!channel> igår',
      channel,
    );
    expect(status).toBe(200);
    expect(entry.handled).toMatchObject([
      {
        platform: 'slack',
        tenant: 'T0FAKE',
        place: { kind: 'channel', reference: 'CSATRA', name: 'satra' },
        act: { kind: 'command', word: 'kontakt', text: 'Hagsätra Folkdans & co: <!channel> igår' },
        canOpenForm: true,
        sender: {
          externalId: 'USAMIRA',
          name: 'Samira Lind',
          email: 'samira@example.org',
          locale: 'sv-SE',
          administrator: true,
        },
      },
    ]);
    expect(fake.seenBy(people.samira, channel)).toHaveLength(1);
    expect(fake.seenBy(people.noor, channel)).toHaveLength(0);
  });

  test('a mention in a command stays one', async () => {
    const { fake, entry, people } = stage;
    await fake.command(people.samira, '/bryggan', 'roller <@UNOOR|noor> samordnare');
    expect(entry.handled[0]?.act).toMatchObject({ text: 'roller <@UNOOR|noor> samordnare' });
  });

  test.each([
    ['forged', { secret: 'guessed' }],
    ['five minutes old', { stampOffset: -300 }],
    ['an hour old', { stampOffset: -3_600 }],
    ['from the future', { stampOffset: 120 }],
    ['an hour ahead', { stampOffset: 3_600 }],
  ])('a signature that is %s is refused', async (_, options) => {
    const { fake, entry, people } = stage;
    const { status } = await fake.sendEvent(fake.payloads.directMessage(people.samira, 'hej'), options);
    expect(status).toBe(401);
    expect(entry.handled).toEqual([]);
  });

  test.each([-290, 0, 30])('a stamp %d seconds off is let in', async (stampOffset) => {
    const { fake, people } = stage;
    const { status } = await fake.sendEvent(fake.payloads.directMessage(people.samira, 'hej'), {
      stampOffset,
    });
    expect(status).toBe(200);
  });

  test('a request without signature is refused', async () => {
    const response = await fetch(String(stage.fake.target), { method: 'POST', body: '{}' });
    expect(response.status).toBe(401);
  });

  test('a form whose type names its charset is read like any other', async () => {
    const { fake, entry, people } = stage;
    const payload = fake.payloads.command(people.samira, '/kontakt', 'x', 'CSATRA');
    const { status } = await fake.sendForm(payload, {
      contentType: 'application/x-www-form-urlencoded; charset=utf-8',
    });
    expect(status).toBe(200);
    expect(entry.handled).toHaveLength(1);
  });

  test('the same event five times is handled and answered once', async () => {
    const { fake, entry, people } = stage;
    const event = fake.payloads.directMessage(people.samira, 'träffade Hagsätra Folkdans');
    const sent = [fake.sendEvent(event), ...[1, 2, 3, 3].map((retry) => fake.sendEvent(event, { retry }))];
    for (const { status } of await Promise.all(sent)) expect(status).toBe(200);
    await stage.slack.stop();
    expect(entry.handled).toHaveLength(1);
    expect(fake.seenBy(people.samira)).toHaveLength(1);
  });

  test('an event that could not be kept is not acknowledged, and is handled when it comes again', async () => {
    const { fake, entry, people } = stage;
    entry.failStore = 1;
    const event = fake.payloads.directMessage(people.samira, 'hej');
    expect((await fake.sendEvent(event)).status).toBe(500);
    expect(entry.handled).toEqual([]);
    expect((await fake.sendEvent(event, { retry: 1 })).status).toBe(200);
    await eventually(() => fake.seenBy(people.samira).length === 1);
  });

  test('40,000 characters come in whole and are shown back whole', async () => {
    const { fake, entry, people } = stage;
    const long = 'Vi pratade länge. '.repeat(2_222);
    await fake.command(people.samira, '/kontakt', long);
    expect(entry.handled[0]?.act).toMatchObject({ text: long });
    await stage.slack.stop();
    const shown = fake
      .seenBy(people.samira)
      .map((one) => shownText(one.blocks))
      .join('');
    expect(shown.match(/pratade/g)).toHaveLength(2_222);
  });

  test('what a bot wrote, an edit and a message in a channel are not handled', async () => {
    const { fake, entry, people } = stage;
    const { payloads } = fake;
    const ignored = [
      payloads.directMessage(people.samira, 'x', { bot_id: 'B1' }),
      payloads.directMessage(people.samira, 'x', { subtype: 'message_changed' }),
      payloads.directMessage(people.samira, 'x', { channel: 'CSATRA', channel_type: 'channel' }),
    ];
    for (const event of ignored) expect((await fake.sendEvent(event)).status).toBe(200);
    expect(entry.handled).toEqual([]);
  });

  test('people are looked up once, and a slow or broken directory holds nobody up', async () => {
    const { fake, entry, people } = stage;
    fake.fail('users.info', { kind: 'hang' });
    const { tookMs, status } = await fake.command(people.noor, '/kontakt', 'x');
    expect(status).toBe(200);
    expect(tookMs).toBeLessThan(2_000);
    expect(entry.handled[0]?.sender).toEqual({ externalId: 'UNOOR', name: 'Noor Ek' });
    await fake.command(people.samira, '/kontakt', 'x');
    await fake.command(people.samira, '/kontakt', 'y');
    expect(fake.callsOf('users.info').filter((one) => one.params['user'] === 'USAMIRA')).toHaveLength(1);
  });
});

describe('Slack over HTTP: messages and mentions', () => {
  test('a direct message is answered in the conversation', async () => {
    const { fake, people, entry } = stage;
    const text = 'träffade <https://example.org|example.org> &amp; <mailto:a@example.org|a@example.org> igår';
    await fake.sendEvent(fake.payloads.directMessage(people.samira, '', { text }));
    await eventually(() => fake.seenBy(people.samira).length === 1);
    expect(entry.handled[0]).toMatchObject({
      place: { kind: 'direct', reference: 'DSAMIRA' },
      act: { kind: 'message', text: 'träffade example.org & a@example.org igår' },
      canOpenForm: false,
    });
    expect(fake.seenBy(people.samira)[0]?.onlyFor).toBeUndefined();
    // Said after it stands there, so that a process that ends in between leaves the answer to the sweep.
    await eventually(() => entry.seen.length === 1);
    expect(entry.seen).toEqual(entry.handled);
  });

  test('a mention is answered to the one who wrote, in its thread, without the mention', async () => {
    const { fake, people, entry, channel } = stage;
    const event = fake.payloads.mention(people.samira, 'kontakt Hagsätra: <@UNOOR|noor> var med', channel, {
      thread_ts: '1700000000.000001',
    });
    await fake.sendEvent(event);
    await eventually(() => fake.seenBy(people.samira, channel).length === 1);
    expect(entry.handled[0]?.act).toEqual({
      kind: 'message',
      text: 'kontakt Hagsätra: <@UNOOR|noor> var med',
    });
    expect(entry.handled[0]?.place.kind).toBe('channel');
    expect(fake.seenBy(people.noor, channel)).toHaveLength(0);
    expect(fake.seenBy(people.samira, channel)[0]?.thread).toBe('1700000000.000001');
  });

  test('an answer that meets a limit comes when Slack takes it', async () => {
    const { fake, people } = stage;
    fake.fail('chat.postMessage', { kind: 'rateLimited', retryAfter: 1 });
    await fake.write(people.samira, 'hej');
    await eventually(() => fake.seenBy(people.samira).length === 1);
    expect(fake.callsOf('chat.postMessage')).toHaveLength(2);
  });

  test('an answer that may have arrived is not sent twice', async () => {
    const { fake, people } = stage;
    fake.fail('chat.postMessage', { kind: 'dropAfter' });
    await fake.write(people.samira, 'hej');
    await stage.slack.stop();
    expect(fake.seenBy(people.samira)).toHaveLength(1);
  });
});

describe('Slack over HTTP: buttons', () => {
  const question = card(
    'Kommer du?',
    list([{ text: 'Hagsätra', buttons: [button('Visa', 'organisation.show', { id: 'o1' })] }]),
    buttons(
      button('Ja', 'meeting.reply', { id: 'm1', reply: 'yes', revision: 2 }),
      button('Nej', 'meeting.reply', { id: 'm1', reply: 'no', revision: 2 }),
      linkButton('Kalender', 'https://example.org/a.ics'),
    ),
    input(
      [{ kind: 'number', name: 'people', label: 'Hur många?', required: true }],
      button('Spara', 'meeting.people', { id: 'm1' }),
    ),
  );

  test('a press carries its values, and its answer replaces the message it came from', async () => {
    const { fake, people, entry } = stage;
    entry.answer = () => ({ kind: 'here', language: 'sv', card: question });
    await fake.write(people.samira, 'fråga');
    await eventually(() => fake.seenBy(people.samira).length === 1);
    const [message] = fake.seenBy(people.samira);
    if (message === undefined) throw new Error('nothing was shown');
    entry.answer = () => ({ kind: 'replace', language: 'sv', card: card('Tack') });
    await fake.press(people.samira, message, 'Nej');
    expect(entry.handled[1]?.act).toEqual({
      kind: 'press',
      action: 'meeting.reply',
      values: { id: 'm1', reply: 'no', revision: 2 },
      on: { conversation: 'DSAMIRA', message: message.ts },
    });
    await eventually(() => message.edits === 1);
    expect(shownText(message.blocks)).toBe('Tack');
    expect(fake.seenBy(people.samira)).toHaveLength(1);
  });

  test.each([
    ['in their own chat', true, 5],
    ['that only the sender sees, as long as its address takes answers', false, 4],
  ])('what takes long says how far it is in the message that was pressed %s', async (_, isDirect, edits) => {
    const { fake, people, entry, channel } = stage;
    entry.answer = () => ({ kind: 'onlyYou', language: 'sv', card: question });
    if (isDirect) await fake.write(people.samira, 'fråga');
    else await fake.command(people.samira, '/mote', '', channel);
    const seen = () => fake.seenBy(people.samira, isDirect ? undefined : channel);
    await eventually(() => seen().length === 1);
    const [message] = seen();
    if (message === undefined) throw new Error('nothing was shown');
    entry.progress = ['ett', 'två', 'tre', 'fyra'].map((title) => ({
      kind: 'replace',
      language: 'sv',
      card: card(title),
    }));
    entry.answer = () => ({ kind: 'replace', language: 'sv', card: card('Klart') });
    await fake.press(people.samira, message, 'Ja');
    await eventually(() => message.edits === edits);
    expect(shownText(message.blocks)).toBe('Klart');
    expect(seen()).toHaveLength(1);
    await eventually(() => entry.seen.length > 0);
  });

  test('a press on a message that only the sender sees replaces that one', async () => {
    const { fake, people, entry, channel } = stage;
    entry.answer = () => ({ kind: 'onlyYou', language: 'sv', card: question });
    await fake.command(people.samira, '/mote', '', channel);
    const [message] = fake.seenBy(people.samira, channel);
    if (message === undefined) throw new Error('nothing was shown');
    entry.answer = () => ({ kind: 'replace', language: 'sv', card: card('Tack') });
    await fake.press(people.samira, message, 'Ja');
    await eventually(() => message.edits === 1);
    expect(fake.callsOf('chat.update')).toEqual([]);
    expect(fake.seenBy(people.samira, channel)).toHaveLength(1);
  });

  test('what cannot be replaced any more is shown anew, to the one who pressed', async () => {
    const { fake, people, entry, channel } = stage;
    entry.answer = () => ({ kind: 'here', language: 'sv', card: question });
    await fake.mention(people.samira, 'fråga', channel);
    await eventually(() => fake.seenBy(people.samira, channel).length === 1);
    const [message] = fake.seenBy(people.samira, channel);
    if (message === undefined) throw new Error('nothing was shown');
    entry.answer = () => ({ kind: 'replace', language: 'sv', card: card('Tack') });
    fake.fail('chat.update', { kind: 'error', error: 'message_not_found' });
    await fake.press(people.noor, message, 'Ja');
    await eventually(() => fake.seenBy(people.noor, channel).length === 2);
    expect(fake.seenBy(people.samira, channel)).toHaveLength(1);
  });

  test('an answer that may have arrived is not sent in another way too', async () => {
    const { fake, people, entry } = stage;
    entry.answer = () => ({ kind: 'here', language: 'sv', card: question });
    await fake.write(people.samira, 'fråga');
    await eventually(() => fake.seenBy(people.samira).length === 1);
    const [message] = fake.seenBy(people.samira);
    if (message === undefined) throw new Error('nothing was shown');
    entry.answer = () => says('Tack');
    fake.fail('chat.postMessage', { kind: 'dropAfter' });
    await fake.press(people.samira, message, 'Ja');
    await stage.slack.stop();
    expect(fake.seenBy(people.samira)).toHaveLength(2);
    expect(fake.callsOf('respond')).toEqual([]);
  });

  test('a field in a message is sent with its own button', async () => {
    const { fake, people, entry } = stage;
    entry.answer = () => ({ kind: 'here', language: 'sv', card: question });
    await fake.write(people.samira, 'fråga');
    await eventually(() => fake.seenBy(people.samira).length === 1);
    const [message] = fake.seenBy(people.samira);
    if (message === undefined) throw new Error('nothing was shown');
    entry.answer = () => ({ kind: 'nothing', language: 'sv' });
    await fake.press(people.samira, message, 'Spara', { people: '3' });
    expect(entry.handled[1]?.act).toMatchObject({
      action: 'meeting.people',
      values: { id: 'm1', people: '3' },
    });
    await fake.press(people.samira, message, 'Ja', { people: '3' });
    expect(entry.handled[2]?.act).toMatchObject({ values: { id: 'm1', reply: 'yes', revision: 2 } });
  });

  test('an address that was opened is acknowledged, and nothing more', async () => {
    const { fake, people, entry } = stage;
    entry.answer = () => ({ kind: 'here', language: 'sv', card: question });
    await fake.write(people.samira, 'fråga');
    await eventually(() => fake.seenBy(people.samira).length === 1);
    const [message] = fake.seenBy(people.samira);
    if (message === undefined) throw new Error('nothing was shown');
    expect((await fake.press(people.samira, message, 'Kalender')).status).toBe(200);
    expect(entry.handled).toHaveLength(1);
  });

  test('what nobody answers to is acknowledged at once, and says so', async () => {
    const { fake, people, channel } = stage;
    const command = fake.payloads.command(people.samira, '/x', '', channel);
    const shortcut = {
      type: 'message_action',
      callback_id: 'somebody.elses',
      user: { id: people.samira.id },
      team: { id: 'T0FAKE' },
      channel: { id: channel },
      response_url: command.response_url,
    };
    const { status, tookMs } = await fake.sendInteraction(shortcut);
    expect(status).toBe(200);
    expect(tookMs).toBeLessThan(1_000);
    await eventually(() => fake.seenBy(people.samira, channel).length === 1);
    expect(shownText(fake.seenBy(people.samira, channel)[0]?.blocks ?? [])).toContain('/bryggan hjalp');
    expect((await fake.sendInteraction({ type: 'never heard of' })).status).toBe(200);
  });
});

describe('Slack over HTTP: what is slow or broken', () => {
  test('a command that takes longer than Slack waits is acknowledged and answered afterwards', async () => {
    const { fake, people, entry } = stage;
    entry.answer = async () => {
      await new Promise((resolve) => setTimeout(resolve, 2_800));
      return says('klart');
    };
    const { status, tookMs, body } = await fake.command(people.samira, '/kontakt', 'x', stage.channel);
    expect(status).toBe(200);
    expect(tookMs).toBeLessThan(3_000);
    expect(body).toBeUndefined();
    // No crash may lose what Slack takes for handled.
    expect(entry.late.map(({ act }) => act)).toMatchObject([{ kind: 'command', text: 'x' }]);
    await eventually(() => fake.seenBy(people.samira, stage.channel).length === 1);
    expect(fake.callsOf('respond')).toHaveLength(1);
    await eventually(() => entry.seen.length === 1);
  });

  test('a command that takes long and cannot be kept is not acknowledged before it is handled', async () => {
    const { fake, people, entry } = stage;
    let isHandled = false;
    entry.answer = async () => {
      await new Promise((resolve) => setTimeout(resolve, 2_800));
      isHandled = true;
      return says('klart');
    };
    entry.failStore = 1;
    await fake.command(people.samira, '/kontakt', 'x', stage.channel);
    expect(isHandled).toBe(true);
    expect(entry.late).toEqual([]);
  });

  test('a form that comes too late is offered by a button', async () => {
    const { fake, people, entry } = stage;
    entry.answer = async () => {
      await new Promise((resolve) => setTimeout(resolve, 2_800));
      return { kind: 'form', language: 'sv', form, draft: 'd1' };
    };
    await fake.command(people.samira, '/kontakt', '', stage.channel);
    await eventually(() => fake.seenBy(people.samira, stage.channel).length === 1);
    const [message] = fake.seenBy(people.samira, stage.channel);
    if (message === undefined) throw new Error('nothing was shown');
    await fake.press(people.samira, message, 'Öppna formuläret');
    expect(entry.handled[1]?.act).toMatchObject({ action: 'draft.open', values: { draft: 'd1' } });
  });

  test('an entry that fails is answered with an apology, not with silence', async () => {
    const { fake, people, entry } = stage;
    entry.answer = () => {
      throw new Error('a fault');
    };
    const { status } = await fake.command(people.noor, '/contact', 'x', stage.channel);
    expect(status).toBe(200);
    expect(shownText(fake.seenBy(people.noor, stage.channel)[0]?.blocks ?? [])).toContain(
      'Something went wrong',
    );
  });
});

describe('Slack over HTTP: forms', () => {
  async function openForm() {
    const { fake, people, entry, channel } = stage;
    entry.answer = () => ({ kind: 'form', language: 'sv', form, draft: 'd1' });
    await fake.command(people.samira, '/kontakt', '', channel);
    await eventually(() => fake.viewOf(people.samira) !== undefined);
  }

  test('a form opens as a modal that holds what was typed, and nothing that is carried', async () => {
    await openForm();
    const view = stage.fake.viewOf(stage.people.samira)?.view;
    expect(view?.private_metadata).toContain('d1');
    expect(JSON.stringify(view)).toContain('träffade styrelsen');
    expect(JSON.stringify(view)).toContain('igår');
    expect(JSON.stringify(view)).not.toContain('never travels');
  });

  test('what is submitted comes by the names of its fields', async () => {
    await openForm();
    const { fake, people, entry, channel } = stage;
    entry.answer = () => says('Sparat');
    await fake.submitView(people.samira, { organisation: 'o1', day: '2026-11-20' });
    expect(entry.handled[1]).toMatchObject({
      act: {
        kind: 'submit',
        draft: 'd1',
        values: { organisation: 'o1', note: 'träffade styrelsen', day: '2026-11-20' },
      },
      place: { kind: 'channel', reference: channel },
    });
    await eventually(() => fake.seenBy(people.samira, channel).length === 1);
    expect(fake.seenBy(people.noor, channel)).toHaveLength(0);
    expect(fake.viewOf(people.samira)).toBeUndefined();
  });

  test('errors stand beside their fields and the modal stays open', async () => {
    await openForm();
    const { fake, people, entry } = stage;
    const errors = { day: 'Skriv en dag som har varit.', carried: 'Mötet är inställt.' };
    entry.answer = () => ({ kind: 'errors', language: 'sv', errors, form, draft: 'd1' });
    const { body } = await fake.submitView(people.samira, { organisation: 'o1' });
    expect(body).toEqual({
      response_action: 'errors',
      errors: { day: errors.day, organisation: errors.carried },
    });
    expect(fake.viewOf(people.samira)).toBeDefined();
  });

  test('a form that leads to another shows it in its place', async () => {
    await openForm();
    const { fake, people, entry } = stage;
    entry.answer = () => ({
      kind: 'form',
      language: 'sv',
      form: { ...form, title: 'Steg två' },
      draft: 'd2',
    });
    await fake.submitView(people.samira, { organisation: 'o1' });
    const view = fake.viewOf(people.samira)?.view;
    expect(view?.title.text).toBe('Steg två');
    expect(view?.private_metadata).toContain('d2');
  });

  test('a form opened from a message that only the sender sees replaces that message', async () => {
    const { fake, people, entry, channel } = stage;
    entry.answer = () => ({
      kind: 'onlyYou',
      language: 'sv',
      card: card('Förstått', buttons(button('Ändra', 'contact.change', { id: 'c1' }))),
    });
    await fake.command(people.samira, '/kontakt', 'x', channel);
    const [message] = fake.seenBy(people.samira, channel);
    if (message === undefined) throw new Error('nothing was shown');
    entry.answer = () => ({ kind: 'form', language: 'sv', form, draft: 'd1' });
    await fake.press(people.samira, message, 'Ändra');
    await eventually(() => fake.viewOf(people.samira) !== undefined);
    const on = { conversation: channel, message: message.ts };
    entry.answer = () => ({ kind: 'replace', language: 'sv', card: card('Ändrat'), on });
    await fake.submitView(people.samira, { organisation: 'o1' });
    await eventually(() => message.edits === 1);
    expect(fake.seenBy(people.samira, channel)).toHaveLength(1);
  });

  test('a text of 40,000 characters is kept whole in the form', async () => {
    const { fake, people, entry } = stage;
    const long = 'Vi pratade länge. '.repeat(2_222);
    const holding: Form = {
      ...form,
      fields: [{ kind: 'longText', name: 'note', label: 'Vad hände?', required: true, value: long }],
    };
    entry.answer = () => ({ kind: 'form', language: 'sv', form: holding, draft: 'd1' });
    await fake.command(people.samira, '/kontakt', long);
    await eventually(() => fake.viewOf(people.samira) !== undefined);
    entry.answer = () => says('Sparat');
    await fake.submitView(people.samira, {});
    expect(entry.handled[1]?.act).toMatchObject({ values: { note: long } });
  });

  test('a search finds as one types, and gives nothing rather than an error', async () => {
    const { fake, people, entry } = stage;
    entry.found = [{ value: 'o1', label: 'Hagsätra Folkdans', detail: 'Hagsätra' }];
    const { body } = await fake.search(people.samira, 'organisation', 'hags');
    expect(entry.lookups).toMatchObject([{ kind: 'organisation', text: 'hags', tenant: 'T0FAKE' }]);
    expect(body).toMatchObject({ options: [{ value: 'o1', text: { text: 'Hagsätra Folkdans' } }] });
    expect((await fake.search(people.samira, 'planet', 'x')).body).toEqual({ options: [] });
  });
});

describe('An answer to what came in before a crash', () => {
  test('goes where it belongs, without the request it came with', async () => {
    const { fake, people, entry, slack, channel } = stage;
    await fake.command(people.samira, '/kontakt', 'x', channel);
    await fake.write(people.samira, 'hej');
    await eventually(() => fake.seenBy(people.samira).length === 1);
    const [command, message] = entry.handled;
    if (command === undefined || message === undefined) throw new Error('nothing came in');
    await slack.responder.respond(command, { kind: 'form', language: 'sv', form, draft: 'd1' });
    const offered = fake.seenBy(people.samira, channel).at(-1);
    expect(shownText(offered?.blocks ?? [])).toContain('Öppna formuläret');
    expect(fake.seenBy(people.noor, channel)).toHaveLength(0);
    await slack.responder.respond(message, says('Sent omsider'));
    expect(fake.seenBy(people.samira)).toHaveLength(2);
    const press = {
      kind: 'press',
      action: 'a.b',
      values: {},
      on: { conversation: 'DSAMIRA', message: '' },
    } as const;
    const on = { ...press.on, message: fake.seenBy(people.samira)[0]?.ts ?? '' };
    await slack.responder.respond(
      { ...message, act: { ...press, on } },
      { kind: 'replace', language: 'sv', card: card('Ersatt') },
    );
    expect(shownText(fake.seenBy(people.samira)[0]?.blocks ?? [])).toBe('Ersatt');
  });
});

describe('Slack: the menu of a message', () => {
  const inMenu = { channel: 'CSATRA', text: 'Vi behöver lokal & fika', ts: '1795257600.000300' };

  test('opens the form at once, and tells who wrote it', async () => {
    const { fake, entry, people } = stage;
    entry.answer = () => ({ kind: 'form', language: 'sv', form, draft: 'd1' });
    const message = { ...inMenu, author: people.noor };
    expect((await fake.chooseShortcut(people.samira, 'contact.save', message)).status).toBe(200);
    await eventually(() => fake.viewOf(people.samira) !== undefined);
    expect(entry.handled[0]).toMatchObject({
      act: { message: { text: 'Vi behöver lokal & fika', author: { externalId: 'UNOOR', name: 'Noor Ek' } } },
    });
  });

  test('what a program wrote has nobody who wrote it', async () => {
    const { fake, entry, people } = stage;
    await fake.chooseShortcut(people.samira, 'contact.save', inMenu);
    const [{ act } = { act: undefined }] = entry.handled;
    expect(act).toMatchObject({ kind: 'shortcut', message: { writtenAt: '2026-11-21T10:40:00.000Z' } });
    expect(act).not.toHaveProperty('message.author');
  });

  test('a refusal is for the one who chose it', async () => {
    const { fake, entry, people, channel } = stage;
    entry.answer = () => says('Det får du inte');
    await fake.chooseShortcut(people.samira, 'contact.save', { ...inMenu, author: people.noor });
    await eventually(() => fake.seenBy(people.samira, channel).length > 0);
    expect(fake.seenBy(people.noor, channel)).toEqual([]);
  });
});
