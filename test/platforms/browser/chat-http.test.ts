import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BrowserMessage } from '#entities/browser-message.ts';
import { card, text } from '#src/conversation/elements/card.ts';
import type { Incoming } from '#src/conversation/incoming.ts';
import type { Outgoing } from '#src/conversation/messenger.ts';
import { forWorkspace } from '#src/persistence/orm.ts';
import { buildChatWorld, type ChatProcess, type ChatWorld } from './chat-world.ts';

let world: ChatWorld;
let process: ChatProcess;

beforeAll(async () => {
  world = await buildChatWorld();
  process = await world.startProcess();
});

beforeEach(async () => {
  page = randomUUID();
  await forWorkspace(world.orm, world.workspaceId).nativeDelete(BrowserMessage, {});
  process.entry.events.length = 0;
});

afterAll(() => world.end());

let page: string;

function post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  return fetch(process.url + path, {
    method: 'POST',
    body: new URLSearchParams({ page, ...fields }),
    headers,
    redirect: 'manual',
  });
}

async function read(path: string): Promise<string> {
  return (await fetch(process.url + path)).text();
}

function outgoing(to: Outgoing['address']['to'], deliveryId: string = randomUUID()): Outgoing {
  return {
    deliveryId,
    language: 'sv',
    address: { platform: 'browser', tenant: 'demo', to },
    card: card('Höstmöte', text('Välkommen')),
  };
}

describe('The chat page answers this machine only', () => {
  test.each([
    ['a request that a proxy passed on', { 'x-forwarded-for': '192.0.2.7' }],
    ['a request that a proxy marked', { forwarded: 'for=192.0.2.7' }],
    ['a name that somebody pointed here', { host: 'chat.example.org' }],
  ])('refuses %s with a sentence', async (_, headers) => {
    const { status, body } = await raw('/', headers);
    expect(status).toBe(403);
    expect(body).toContain('Chattsidan visas bara på den dator');
  });

  test.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://chat.example.org' },
    { origin: 'null' },
  ])('refuses a POST from another page: %o', async (headers) => {
    const { status } = await post('/chat/samira', { act: 'say', text: 'hej' }, headers);
    expect(status).toBe(403);
    expect(process.entry.events).toEqual([]);
  });

  test('runs no script and no style but its own files', async () => {
    const policy = (await fetch(`${process.url}/chat/samira`)).headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(await read('/chat/samira')).not.toMatch(/https?:\/\//u);
  });
});

/** `fetch` does not let a test say where it thinks it is. */
async function raw(path: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  const { request } = await import('node:http');
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; body: string }>();
  request(process.url + path, { headers: { 'accept-language': 'sv', ...headers } }, (response) => {
    let body = '';
    response.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
  })
    .on('error', reject)
    .end();
  return promise;
}

describe('What is written', () => {
  test('reaches the entry as the person, in the place', async () => {
    await post('/chat/samira', { act: 'say', text: '  Hej du\r\nBryggan ' });
    expect(process.entry.events).toEqual([
      expect.objectContaining({
        platform: 'browser',
        tenant: 'demo',
        sender: { externalId: 'samira', name: 'Samira Lindqvist' },
        place: { kind: 'direct', reference: 'direct:samira' },
        act: { kind: 'message', text: 'Hej du\nBryggan' },
        canOpenForm: true,
      }),
    ]);
  });

  test('twice from the same page is one event, one message and one answer', async () => {
    for (let i = 0; i < 5; i++) await post('/chat/samira', { act: 'say', text: 'hej' });
    await Promise.all([1, 2, 3].map(() => post('/chat/samira', { act: 'say', text: 'hej' })));
    expect(process.entry.events).toHaveLength(1);
    expect((await read('/chat/samira')).match(/<article/gu)).toHaveLength(2);
  });

  test('from the same page, but something else, is another event', async () => {
    await post('/chat/samira', { act: 'say', text: 'hej' });
    await post('/chat/samira', { act: 'say', text: 'hopp' });
    await post('/chat/samira', { act: 'say', text: 'hej', page: randomUUID() });
    expect(process.entry.events).toHaveLength(3);
  });

  test('is kept as it was, however it looks', async () => {
    const text = `</script><b onclick="x">'מה שלומך' <!channel> ; drop table people; 🌉`;
    await post('/chat/samira', { act: 'say', text });
    const html = await read('/chat/samira');
    expect(html).toContain(
      '&lt;/script&gt;&lt;b onclick=&quot;x&quot;&gt;&#39;מה שלומך&#39; &lt;!channel&gt; ; drop table people; 🌉',
    );
    expect(html).not.toContain('<b onclick');
  });

  test('may be 40,000 characters of emoji, and more than a megabyte gets a sentence', async () => {
    expect((await post('/chat/samira', { act: 'say', text: '🌉'.repeat(40_000) })).status).toBe(303);
    const tooLong = await post('/chat/samira', { act: 'say', text: 'å'.repeat(400_000) });
    expect(tooLong.status).toBe(413);
    expect(process.entry.events).toHaveLength(1);
  });

  test('is asked for when the box is empty', async () => {
    const answer = await post('/chat/samira', { act: 'say', text: ' \n ' });
    expect(await read(answer.headers.get('location') ?? '')).toContain('Skriv något först.');
    expect(process.entry.events).toEqual([]);
  });

  test.each([
    { act: 'say' },
    { act: 'fly', text: 'hej' },
    { act: 'press', message: 'x', action: 'a', values: '{}' },
    { act: 'press', message: randomUUID(), action: 'a', values: '{"a":{}}' },
    { act: 'press', message: randomUUID(), action: 'a', values: '{' },
    { act: 'say', text: 'hej', page: 'x' },
  ] as Record<string, string>[])('that our page cannot have sent is refused: %o', async (fields) => {
    expect((await post('/chat/samira', fields)).status).toBe(400);
    expect(process.entry.events).toEqual([]);
  });
});

describe('A file that is sent with the box', () => {
  function send(content: string | Buffer, name = 'register.csv', more: Record<string, string> = {}) {
    const form = new FormData();
    for (const [field, value] of Object.entries({ page, act: 'say', text: '', ...more }))
      form.set(field, value);
    form.set('file', new File([new Uint8Array(Buffer.from(content))], name));
    return fetch(`${process.url}/chat/samira`, { method: 'POST', body: form, redirect: 'manual' });
  }

  test('reaches the entry by its name and size, and its content when that is asked for', async () => {
    const latin1 = Buffer.from('Namn\r\nÖrby Bio', 'latin1');
    expect((await send(latin1, 'Mina föreningar.csv', { text: 'Här är den\r\nnya listan' })).status).toBe(
      303,
    );
    expect(process.entry.events.map(({ act }) => act)).toEqual([
      {
        kind: 'file',
        file: { name: 'Mina föreningar.csv', size: latin1.length },
        others: 0,
        text: 'Här är den\nnya listan',
      },
    ]);
    const html = await read('/chat/samira');
    expect(html).toContain('Här är den\nnya listan\nFil: Mina föreningar.csv');
    expect(html).toContain('Örby Bio');
  });

  test('twice from the same page is one event, and with another content another', async () => {
    for (let i = 0; i < 3; i++) await send('a;b');
    expect(process.entry.events).toHaveLength(1);
    await send('a;c');
    expect(process.entry.events).toHaveLength(2);
  });

  test('that is larger than anybody takes is told by its name all the same', async () => {
    expect((await send(Buffer.alloc(12_000_000, 'a'))).status).toBe(303);
    expect(await read('/chat/samira')).toContain('tooLarge');
    const form = new FormData();
    form.set('file', new File([new Uint8Array(12_000_000)], 'först.csv'));
    for (const [field, value] of Object.entries({ page, act: 'say', text: '' })) form.set(field, value);
    const fileFirst = { method: 'POST', body: form, redirect: 'manual' } as const;
    expect((await fetch(`${process.url}/chat/samira`, fileFirst)).status).toBe(303);
    expect(process.entry.events).toHaveLength(2);
  });

  test('and was not chosen leaves what was written a message', async () => {
    await send('', '', { text: 'hej' });
    expect(process.entry.events.map(({ act }) => act)).toEqual([{ kind: 'message', text: 'hej' }]);
    expect(await read((await send('', '')).headers.get('location') ?? '')).toContain('Skriv något först.');
  });

  test('with more than a megabyte of text, or cut off, is refused', async () => {
    expect((await send('a', 'a.csv', { text: 'å'.repeat(1_000_001) })).status).toBe(413);
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const cut = await fetch(`${process.url}/chat/samira`, {
      method: 'POST',
      body: '--x\r\nContent',
      headers,
    });
    expect(cut.status).toBe(400);
    expect(process.entry.events).toEqual([]);
  });
});

describe('In a channel', () => {
  const channel = '/chat/samira/channel/samordning';

  test('what is written is only shown, to everybody', async () => {
    await post(channel, { act: 'say', text: 'Hej alla' });
    expect(process.entry.events).toEqual([]);
    expect(await read('/chat/jonas/channel/samordning')).toContain('Hej alla');
  });

  test.each(['@Bryggan hjälp', '@bryggan: hjälp', '@BRYGGAN, hjälp'])(
    '%s is asked of Bryggan, and the answer is only for the one who asked',
    async (text) => {
      await post(channel, { act: 'say', text });
      expect(process.entry.events.map(({ act }: Incoming) => act)).toEqual([
        { kind: 'message', text: 'hjälp' },
      ]);
      expect(await read(channel)).toContain('Bara du ser det här');
      expect(await read('/chat/jonas/channel/samordning')).not.toContain('Du skrev');
    },
  );

  test('a command is seen by the sender alone', async () => {
    await post(channel, { act: 'say', text: '/kontakt Hagsätra Folkdans: träffade styrelsen' });
    expect(await read(channel)).toContain('träffade styrelsen');
    expect(await read('/chat/jonas/channel/samordning')).not.toContain('träffade styrelsen');
  });

  test.each(['/channel/samordning', '/deliveries', '/channel/samordning?text=hej'])(
    'guests find nothing at %s',
    async (path) => {
      expect((await fetch(`${process.url}/chat/leyla${path}`)).status).toBe(404);
      expect((await fetch(`${process.url}/chat/nobody${path}`)).status).toBe(404);
    },
  );
});

describe('The messenger', () => {
  test('sends a delivery once, however often it is asked', async () => {
    const message = outgoing({ kind: 'person', externalId: 'leyla' });
    const { messenger } = process.chat;
    const [first, second] = await Promise.all([messenger.send(message), messenger.send(message)]);
    expect(first).toEqual({
      kind: 'sent',
      at: { conversation: 'direct:leyla', message: expect.any(String) },
    });
    expect(second).toEqual(first);
    expect((await read('/chat/leyla')).match(/<article/gu)).toHaveLength(1);
  });

  test('finds exactly what was sent', async () => {
    const { messenger } = process.chat;
    const message = outgoing({ kind: 'conversation', reference: 'channel:samordning' });
    expect(await messenger.find(message.deliveryId, message.address, false)).toBeUndefined();
    const sent = await messenger.send(message);
    const at = await messenger.find(message.deliveryId, message.address, false);
    expect(sent).toEqual({ kind: 'sent', at });
  });

  test('puts a new card in the place of the old', async () => {
    const { messenger } = process.chat;
    const message = outgoing({ kind: 'person', externalId: 'leyla' });
    const sent = await messenger.send(message);
    if (sent.kind !== 'sent') throw new Error(sent.kind);
    await messenger.edit(sent.at, { ...message, card: card('Inställt') });
    const html = await read('/chat/leyla');
    expect(html).toContain('Inställt');
    expect(html).not.toContain('Höstmöte');
  });

  test('puts several new cards in the place of the old at once, and keeps one of them', async () => {
    const { messenger } = process.chat;
    const message = outgoing({ kind: 'person', externalId: 'leyla' });
    const sent = await messenger.send(message);
    if (sent.kind !== 'sent') throw new Error(sent.kind);
    const titles = ['Ett', 'Två', 'Tre', 'Fyra', 'Fem', 'Sex'];
    await Promise.all(titles.map((title) => messenger.edit(sent.at, { ...message, card: card(title) })));
    const html = await read('/chat/leyla');
    expect(titles.filter((title) => html.includes(`>${title}</h2>`))).toHaveLength(1);
  });

  test('says that nobody can be reached who is not there', async () => {
    const { messenger } = process.chat;
    const gone = { kind: 'never', reason: 'gone' };
    expect(await messenger.send(outgoing({ kind: 'person', externalId: 'nobody' }))).toEqual(gone);
    expect(await messenger.send(outgoing({ kind: 'conversation', reference: 'channel:none' }))).toEqual(gone);
    const at = { conversation: 'direct:leyla', message: randomUUID() };
    expect(await messenger.edit(at, outgoing({ kind: 'person', externalId: 'leyla' }))).toEqual(gone);
  });
});

test('The answer to what a crash left behind is shown once', async () => {
  await post('/chat/samira', { act: 'say', text: 'hej' });
  const [event] = process.entry.events;
  if (event === undefined) throw new Error('Nothing came in.');
  const answer = await process.entry.accept(event);
  await process.chat.responder.respond(event, answer);
  await process.chat.responder.respond(event, answer);
  expect((await read('/chat/samira')).match(/Du skrev/gu)).toHaveLength(1);
});

test('Choosing English makes Bryggan and the page speak it', async () => {
  await post('/chat/jonas/language', { language: 'en' });
  expect(await read('/chat/jonas')).toContain('<html lang="en">');
  expect((await world.store.findVisitor('jonas'))?.language).toBe('en');
  expect(await read('/')).toContain('<html lang="sv">');
  expect(await read('/?language=en')).toContain('Who are you?');
});
