import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { button } from '#src/conversation/elements/button.ts';
import { buttons, card, text } from '#src/conversation/elements/card.ts';
import { type Form, sealedField } from '#src/conversation/elements/form.ts';
import { says } from '#test/platforms/slack/entry-double.ts';
import { cardText } from '#test/support/adaptive-cards.ts';
import { type Stage, startStage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await startStage({ opensForm: (action) => action === 'contact.change' });
});
afterEach(async () => {
  await stage.stop();
});

const form: Form = {
  id: 'contact.change',
  title: 'Ändra',
  submitLabel: 'Spara',
  fields: [{ kind: 'text', name: 'note', label: 'Anteckning', required: true }],
  carried: {},
};

/** What was posted to a conversation, or put in the place of something there, as it can be read. */
function shown() {
  return stage.fake.calls
    .filter(({ method, path }) => method !== 'GET' && path !== '/v3/conversations')
    .map(({ method, path, body }) => {
      const [attachment] = Array.isArray(body['attachments']) ? body['attachments'] : [];
      return { method, path, text: attachment ? cardText(attachment.content) : body['text'] };
    });
}

function waitForShown(count: number) {
  return vi.waitFor(
    () => {
      expect(shown().length).toBe(count);
      return shown();
    },
    { timeout: 30_000 },
  );
}

it('answers in somebody’s own chat there, and signs what it sends', async () => {
  stage.entry.answer = () => says('Loggat.');
  await stage.send(stage.fixture('contact.log.message'));
  const [only] = await waitForShown(1);
  expect(only).toEqual({
    method: 'POST',
    path: '/v3/conversations/a:1samira-own-chat/activities',
    text: 'Svar\nLoggat.',
  });
  expect(new Set(stage.fake.calls.map((one) => one.authorization))).toEqual(new Set(['Bearer outgoing']));
});

it('says of an answer to a message that it was shown, so that nobody shows it again', async () => {
  await stage.send(stage.fixture('contact.log.message'));
  await expect.poll(() => stage.entry.seen).toEqual(stage.entry.handled);
  expect(stage.entry.seen).toHaveLength(1);
  expect(shown()).toHaveLength(1);
});

it('answers a mention in the writer’s own chat, and says in the thread only where', async () => {
  stage.entry.answer = () => says('En hemlighet om Hagsätra Folkdans.');
  await stage.send(stage.fixture('contact.log.mention'));
  expect(await waitForShown(2)).toEqual([
    {
      method: 'POST',
      path: '/v3/conversations/a:own-chat/activities',
      text: expect.stringContaining('En hemlighet'),
    },
    {
      method: 'POST',
      path: '/v3/conversations/19:satra@thread.tacv2;messageid=1795320744773/activities',
      text: 'Jag svarar dig i vår egen chatt.',
    },
  ]);
});

it('reveals nothing to the channel when somebody cannot be written to alone', async () => {
  stage.entry.answer = () => says('En hemlighet.');
  stage.fake.fail({ kind: 'status', status: 403, code: 'BotNotInConversationRoster' });
  await stage.send(stage.fixture('contact.log.mention'));
  const [only] = await waitForShown(1);
  expect(only?.text).toMatch(/^Jag kan inte skriva till dig än/u);
});

it('answers a press with the new card, and edits the message for everybody else', async () => {
  const next = card('Svar', text('Ni kommer.'), buttons(button('Ångra', 'meeting.reply', {})));
  stage.entry.answer = () => ({ kind: 'replace', language: 'sv', card: next });
  const { status, body } = await stage.send(stage.fixture('survey.answer.execute'));
  expect(status).toBe(200);
  expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
  expect(await waitForShown(1)).toEqual([
    {
      method: 'PUT',
      path: '/v3/conversations/19:satra@thread.tacv2/activities/1795320744824',
      text: 'Svar\nNi kommer.\nÅngra',
    },
  ]);
});

it('says how far it is in the message that was pressed, and then what came of it', async () => {
  stage.entry.progress = [{ kind: 'replace', language: 'sv', card: card('Importen pågår') }];
  stage.entry.answer = () => ({ kind: 'replace', language: 'sv', card: card('Importerat') });
  await stage.send(stage.fixture('survey.answer.execute'));
  const edited = { method: 'PUT', path: '/v3/conversations/19:satra@thread.tacv2/activities/1795320744824' };
  expect(await waitForShown(2)).toEqual([
    { ...edited, text: 'Importen pågår' },
    { ...edited, text: 'Importerat' },
  ]);
  await expect.poll(() => stage.entry.seen).toEqual(stage.entry.handled);
});

it('answers a press in a channel, where the answer is for one, in their own chat', async () => {
  stage.entry.answer = () => says('Bara för dig.');
  const { body } = await stage.send(stage.fixture('survey.answer.execute'));
  expect(body).toEqual({
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    value: 'Svaret finns i din egen chatt med Bryggan.',
  });
  const [only] = await waitForShown(1);
  expect(only?.path).toBe('/v3/conversations/a:own-chat/activities');
});

it('opens a form as a dialog, with what is wrong beside its field, and closes it when all is well', async () => {
  const draft = '01987f00-0000-7000-8000-000000000001';
  stage.entry.answer = () => ({ kind: 'form', language: 'sv', form, draft });
  const opened = await stage.send(stage.fixture('contact.change.fetch'));
  expect(opened.body).toMatchObject({ task: { type: 'continue', value: { title: 'Ändra' } } });
  expect(JSON.stringify(opened.body)).toContain('"id":"field-note"');

  const errors = { note: 'Skriv vad som sades.' };
  stage.entry.answer = () => ({ kind: 'errors', language: 'sv', form, draft, errors });
  const refused = await stage.send(stage.fixture('contact.change.submit'));
  expect(JSON.stringify(refused.body)).toContain('Skriv vad som sades.');

  stage.entry.answer = () => says('Sparat.');
  const closed = await stage.send({ ...stage.fixture('contact.change.submit'), id: 'f:again' });
  expect(closed).toEqual({ status: 200, body: undefined });
  const [only] = await waitForShown(1);
  expect(only?.text).toContain('Sparat.');
});

it('gives back what is too long in a sealed field of a dialog, and says of one in a message how much it takes', async () => {
  const draft = '01987f00-0000-7000-8000-000000000001';
  const name = `${sealedField}1`;
  const sealed: Form = {
    ...form,
    fields: [{ kind: 'longText', name, label: 'Egna ord', required: false, maxLength: 10 }],
  };
  stage.entry.answer = () => ({ kind: 'form', language: 'sv', form: sealed, draft });
  const opened = await stage.send(stage.fixture('contact.change.fetch'));
  expect(JSON.stringify(opened.body)).not.toContain('maxLength');

  const submit = JSON.stringify(stage.fixture('contact.change.submit'));
  const typed = JSON.parse(submit.replaceAll('field-note', `field-${name}`).replace('"note"', `"${name}"`));
  stage.entry.answer = () => ({
    kind: 'errors',
    language: 'sv',
    form: sealed,
    draft,
    errors: { [name]: 'Texten är för lång.' },
  });
  const refused = JSON.stringify((await stage.send(typed)).body);
  expect(refused).toContain('Texten är för lång.');
  expect(refused).toContain('"value":"Träffade dem igår"');

  stage.entry.answer = () => ({ kind: 'form', language: 'sv', form: sealed, draft });
  await stage.send(stage.fixture('contact.log.message'));
  const [asked] = await waitForShown(1);
  expect(asked?.text).toContain('Högst 10 tecken. Klistrar du in mer kommer slutet inte med.');
});

it('shows a form as a card where it was written for, and keeps it open in its place with what is wrong', async () => {
  const draft = '01987f00-0000-7000-8000-000000000001';
  stage.entry.answer = () => ({ kind: 'form', language: 'sv', form, draft });
  await stage.send(stage.fixture('contact.log.message'));
  const [asked] = await waitForShown(1);
  expect(asked?.text).toBe('Ändra\nAnteckning\nSpara');

  const errors = { note: 'Skriv vad som sades.' };
  stage.entry.answer = () => ({ kind: 'errors', language: 'sv', form, draft, errors });
  const { body } = await stage.send(stage.fixture('contact.log.execute'));
  expect(body).toMatchObject({ type: 'application/vnd.microsoft.card.adaptive' });
  expect(JSON.stringify(body)).toContain('Skriv vad som sades.');
});

it('puts what came of a form in the place of the card that it was, so that it cannot be sent twice', async () => {
  stage.entry.answer = () => says('Loggat.');
  const { body } = await stage.send(stage.fixture('contact.log.execute'));
  expect(cardText(Object(body).value)).toBe('Svar\nLoggat.');
  expect(await waitForShown(1)).toEqual([
    {
      method: 'PUT',
      path: '/v3/conversations/a:1samira-own-chat/activities/1795320744999',
      text: 'Svar\nLoggat.',
    },
  ]);
});

it('says nothing in a team that Bryggan was added to, also when nobody can be told alone', async () => {
  stage.fake.fail({ kind: 'status', status: 403, code: 'BotNotInConversationRoster' });
  const { conversation, channelData } = stage.fixture('members.added');
  await stage.send({ ...stage.fixture('installation.add'), conversation, channelData });
  await expect.poll(() => stage.entry.handled.length).toBe(1);
  await stage.teams.stop();
  expect(shown()).toEqual([]);
});

it('answers an invoke before its time is out, and gives the answer when it is there', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    let finish = (): void => {};
    const waiting = new Promise<void>((resolve) => {
      finish = resolve;
    });
    stage.entry.answer = async () => {
      await waiting;
      return says('Nu är den här.');
    };
    const sending = stage.send(stage.fixture('meeting.reply.execute'));
    await expect.poll(() => stage.entry.handled.length).toBe(1);
    await vi.advanceTimersByTimeAsync(5_000);
    expect((await sending).body).toMatchObject({ value: expect.stringContaining('Svaret kommer strax') });
    // No crash may lose what Teams takes for handled.
    expect(stage.entry.late.map(({ act }) => act)).toMatchObject([
      { kind: 'press', action: 'meeting.reply' },
    ]);
    finish();
    const [only] = await waitForShown(1);
    expect(only?.text).toContain('Nu är den här.');
    await expect.poll(() => stage.entry.seen.map(({ key }) => key)).toEqual([stage.entry.late[0]?.key]);
  } finally {
    vi.useRealTimers();
  }
});

it('opens the form from the menu of a message, and says what came of it there and in their own chat alone', async () => {
  const draft = '01987f00-0000-7000-8000-000000000001';
  stage.entry.answer = () => ({ kind: 'form', language: 'sv', form, draft });
  const { body } = await stage.send(stage.fixture('contact.save.fetch'));
  expect(body).toMatchObject({ task: { type: 'continue', value: { title: 'Ändra' } } });
  stage.entry.answer = () => says('Hagsätra Folkdans', 'Loggat');
  const closed = await stage.send(stage.fixture('contact.save.submit'));
  expect(closed.body).toEqual({ task: { type: 'message', value: 'Loggat\nHagsätra Folkdans' } });
  const [only] = await waitForShown(1);
  // Not in the chat between two people that the message stands in.
  expect(only?.path).toBe('/v3/conversations/a:own-chat/activities');
});

it('answers nothing into a conversation that it may not be in, also when nobody can be told alone', async () => {
  stage.fake.fail({ kind: 'status', status: 403, code: 'BotNotInConversationRoster' });
  stage.entry.answer = () => ({ kind: 'here', language: 'sv', card: card('Till alla') });
  const { body } = await stage.send(stage.fixture('contact.save.submit'));
  expect(body).toMatchObject({ task: { type: 'message', value: 'Till alla' } });
  await stage.teams.stop();
  expect(shown()).toEqual([]);
});
