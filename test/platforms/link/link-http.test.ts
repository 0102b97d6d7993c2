import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ErasureRequest } from '#entities/erasure-request.ts';
import { Invitation } from '#entities/invitation.ts';
import { Meeting } from '#entities/meeting.ts';
import { Person, pausedForGood } from '#entities/person.ts';
import { buttonsOf } from '#src/conversation/elements/card.ts';
import { createLinks } from '#src/link/tokens.ts';
import { links } from '#test/support/addresses.ts';
import { buildPerson, buildWorkspace } from '#test/support/people.ts';
import { buildLinkWorld, fieldNamed, formsOf, type LinkWorld } from './link-world.ts';

let world: LinkWorld;
let token: string;
beforeAll(async () => {
  world = await buildLinkWorld();
});
beforeEach(async () => {
  token = await world.tokenFor(world.town.amina);
});
afterEach(async () => {
  const em = world.town.harness.em();
  await em.nativeUpdate(Invitation, {}, { reply: null, comers: 1, wishes: null });
});
afterAll(() => world.stop());

const get = (path: string, init?: RequestInit) => fetch(world.url + path, { redirect: 'manual', ...init });
const post = (path: string, fields: Record<string, string>) =>
  get(path, { method: 'POST', body: new URLSearchParams(fields) });

async function fieldsOf(label: string, of = token): Promise<Record<string, string>> {
  const page = await (await get(`/a/${of}`)).text();
  const form = formsOf(page).find((one) => one.label === label);
  if (form === undefined) throw new Error(`No button ${label}`);
  return form.fields;
}

type SentPress = readonly [seal: string, action: string, values: Record<string, string>];

const pressesIn = (fields: Record<string, string>) =>
  JSON.parse(fields['press'] ?? '[]') as readonly SentPress[];
const valuesIn = (fields: Record<string, string>) => pressesIn(fields)[0]?.[2] ?? {};
const forged = (fields: Record<string, string>, change: (press: SentPress) => SentPress) => ({
  ...fields,
  press: JSON.stringify(pressesIn(fields).map(change)),
});

const replyOf = async (person: Person) => (await world.invitationOf(person)).reply;

describe('A link', () => {
  test('shows the matter and whose it is, and tells machines and other sites nothing', async () => {
    const response = await get(`/a/${token}`);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain('Den här länken är till Amina, Hagsätra Folkdans');
    expect(page).toContain('Har du fått länken av någon annan? Be Hägersten om en egen.');
    expect(page).toContain('torsdag 3 december kl. 18.00–20.00');
    const { headers } = response;
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|script-src|https?:/u);
    expect(page).not.toMatch(/<script|style="|onclick/u);
  });

  test('weighs less than 50 kB with all that it loads', async () => {
    const page = await (await get(`/a/${token}`)).text();
    const loaded = [...page.matchAll(/(?:src|rel="stylesheet" href)="(\/[^"]*)"/gu)].map(
      ([, path]) => path ?? '',
    );
    expect(loaded).toEqual(['/a/style.css']);
    const style = await (await get('/a/style.css')).text();
    expect(Buffer.byteLength(page) + Buffer.byteLength(style)).toBeLessThan(50_000);
    expect(style).not.toMatch(/url\(|@import/u);
  });

  test('is opened a thousand times, by GET and HEAD, and answers nothing', async () => {
    for (let round = 0; round < 20; round += 1) {
      const opened = Array.from({ length: 50 }, (_, index) =>
        get(`/a/${token}?svar=${encodeURIComponent('x')}`, { method: index % 2 === 0 ? 'GET' : 'HEAD' }),
      );
      for (const response of await Promise.all(opened)) {
        expect(response.status).toBe(200);
        await response.arrayBuffer();
      }
    }
    expect(await replyOf(world.town.amina)).toBeNull();
  }, 240_000);

  test('answers when pressed, shows what was saved, and takes a repetition as the same', async () => {
    const fields = await fieldsOf('Ja');
    const first = await (await post(`/a/${token}`, fields)).text();
    expect(first).toContain('Sparat: ja, 1 kommer.');
    expect(await replyOf(world.town.amina)).toBe('yes');
    await post(`/a/${token}`, await fieldsOf('Nej'));
    const again = await (await post(`/a/${token}`, fields)).text();
    expect(again).toContain('Sparat: ja, 1 kommer.');
    expect(await replyOf(world.town.amina)).toBe('no');
  });

  test('saves fields beside their buttons, and says what is wrong with them', async () => {
    await post(`/a/${token}`, await fieldsOf('Ja'));
    const save = await fieldsOf('Spara antal och önskemål');
    const page = await (await get(`/a/${token}`)).text();
    const [comers, wishes] = [fieldNamed(page, 'comers'), fieldNamed(page, 'wishes')];
    const saved = await (await post(`/a/${token}`, { ...save, [comers]: '3', [wishes]: 'tolk' })).text();
    expect(saved).toContain('ja, 3 kommer');
    expect(saved).toContain('Sparat önskemål: tolk');
    const wrong = await (await post(`/a/${token}`, { ...save, [comers]: 'många', [wishes]: 'mat' })).text();
    expect(await world.invitationOf(world.town.amina)).toMatchObject({ comers: 3, wishes: 'tolk' });
    expect(wrong).toContain('Antalet gick inte att läsa.');
    expect(wrong).toContain('value="många"');
    expect(wrong).toContain('value="mat"');
  });

  test('says whose answer it is only where something can be answered', async () => {
    const counts = 'Det du svarar här räknas som svar från Amina.';
    expect(await (await get(`/a/${token}`)).text()).toContain(counts);
    const em = world.town.harness.em();
    await em.nativeUpdate(Meeting, {}, { cancelledAt: world.town.harness.now });
    const over = await (await get(`/a/${token}`)).text();
    await em.nativeUpdate(Meeting, {}, { cancelledAt: null });
    expect(over).not.toContain(counts);
    expect(over).toContain('Har du fått länken av någon annan?');
  });

  test('gives back what was typed when another button was pressed, and saves it with its own alone', async () => {
    await post(`/a/${token}`, await fieldsOf('Ja'));
    const name = fieldNamed(await (await get(`/a/${token}`)).text(), 'wishes');
    const maybe = await (
      await post(`/a/${token}`, { ...(await fieldsOf('Kanske')), [name]: 'tolk på "somaliska"' })
    ).text();
    expect(maybe).toContain('Sparat: kanske');
    expect(maybe).toContain('value="tolk på &quot;somaliska&quot;"');
    expect(await world.invitationOf(world.town.amina)).toMatchObject({ reply: 'maybe', wishes: null });
  });

  test('speaks the language of its person, or the one that it is turned to', async () => {
    const english = await (await get(`/a/${token}?lang=en`)).text();
    expect(english).toContain('<html lang="en" dir="ltr">');
    expect(english).toContain('This link is for Amina, Hagsätra Folkdans');
    const yes = formsOf(english).find((one) => one.label === 'Yes');
    const answered = await (await post(`/a/${token}`, yes?.fields ?? {})).text();
    expect(answered).toContain('<html lang="en" dir="ltr">');
    expect(answered).not.toContain('Sparat');
    const em = world.town.harness.em();
    expect((await em.findOneOrFail(Person, world.town.amina.id)).language).toBeNull();
  });

  test('is kept in another language by whoever turned it there, by a press alone', async () => {
    const { harness, amina } = world.town;
    const languageOf = async () => (await harness.em().findOneOrFail(Person, amina.id)).language;
    const arabic = await (await get(`/a/${token}?lang=ar`)).text();
    expect(arabic).toContain('<html lang="ar" dir="rtl">');
    const keep = formsOf(arabic).find(({ label }) => label === 'أريد أن تصلني الرسائل بالعربية');
    expect(keep).toBeDefined();
    expect((await post(`/a/${token}`, { ...keep?.fields, act: 'keepLanguage', lang: 'en' })).status).toBe(
      403,
    );
    expect(await languageOf()).toBeNull();
    const kept = await post(`/a/${token}`, { ...keep?.fields, act: 'keepLanguage' });
    expect(kept.status).toBe(200);
    expect(await kept.text()).toContain('<html lang="ar" dir="rtl">');
    expect(await languageOf()).toBe('ar');
    const page = await (await get(`/a/${token}`)).text();
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect(page).not.toContain('keepLanguage');
    await harness.em().nativeUpdate(Person, { id: amina.id }, { language: null });
  });

  test('says that it is kept above what was read, and leaves the notice for when it is shown', async () => {
    const { harness, amina } = world.town;
    await harness.em().nativeUpdate(Person, { id: amina.id }, { welcomedAt: null });
    const english = await (await get(`/a/${token}?lang=en`)).text();
    const keep = formsOf(english).find(({ label }) => label === 'Write to me in English');
    const kept = await (await post(`/a/${token}`, { ...keep?.fields, act: 'keepLanguage' })).text();
    await harness.em().nativeUpdate(Person, { id: amina.id }, { language: null });
    expect(kept).toContain('Your language: English');
    expect(kept).toContain('I will write to you in English from now on.');
    expect(formsOf(kept).map(({ label }) => label)).toContain('Yes');
    const shown = kept.includes('keeps your name');
    const { welcomedAt } = await harness.em().findOneOrFail(Person, amina.id);
    expect(shown).toBe(Boolean(welcomedAt));
  });

  test('gives the meeting to a calendar', async () => {
    const response = await get(`/a/${token}.ics`);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const calendar = (await response.text()).replaceAll('\r\n ', '');
    expect(calendar).toContain('BEGIN:VEVENT\r\n');
    expect(calendar).toContain('DTSTART:20261203T170000Z\r\n');
    expect(calendar).toContain('DTEND:20261203T190000Z\r\n');
    expect(calendar).toContain('SUMMARY:Höstmöte\r\n');
    expect(calendar).toContain('LOCATION:Sätra bibliotek\r\n');
    expect(calendar).toContain(`/a/${token}`);
  });
});

describe('The one click that stops the mails', () => {
  const pausedUntil = async () =>
    (await world.town.harness.em().findOneOrFail(Person, world.town.bo.id)).pausedUntil;
  const pauseToken = () =>
    world.tokenFor(world.town.bo, { matter: { message: 'people.pause', subject: world.town.bo.id } });
  afterEach(() => world.town.harness.em().nativeUpdate(Person, {}, { pausedUntil: null }));

  test('stops what can wait as soon as it is posted, in either encoding, and asks nothing', async () => {
    const bodies = [new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }), new FormData()];
    for (const body of bodies) {
      body.set('List-Unsubscribe', 'One-Click');
      await world.town.harness.em().nativeUpdate(Person, {}, { pausedUntil: null });
      const response = await get(`/a/${await pauseToken()}/paus`, { method: 'POST', body });
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('Du får inga meddelanden från Hägersten förrän du säger till.');
      expect(await pausedUntil()).toEqual(pausedForGood);
    }
  });

  test('does nothing when opened: it leads to the page to pause on', async () => {
    const token = await pauseToken();
    for (const method of ['GET', 'HEAD']) {
      const response = await get(`/a/${token}/paus`, { method });
      expect([response.status, response.headers.get('location')]).toEqual([302, `/a/${token}`]);
    }
    expect(await pausedUntil()).toBeNull();
  });

  test('is taken only by the link that stops mails, and only as mail programs send it', async () => {
    const asked = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) };
    const token = await pauseToken();
    const invitation = await world.tokenFor(world.town.bo);
    const changed = `${token.slice(0, 30)}${token[30] === 'A' ? 'B' : 'A'}${token.slice(31)}`;
    expect((await get(`/a/${invitation}/paus`, asked)).status).toBe(403);
    expect((await get(`/a/${changed}/paus`, asked)).status).toBe(403);
    expect((await get(`/a/${token}/paus`, { method: 'POST' })).status).toBe(403);
    expect((await get(`/a/${token}/paus`, { ...asked, body: 'x'.repeat(10_000) })).status).toBe(413);
    expect(await pausedUntil()).toBeNull();
  });
});

describe('A link that cannot be used', () => {
  test('is refused when one letter differs, and when somebody else signed it', async () => {
    const changed = token.slice(0, 40) + (token[40] === 'A' ? 'B' : 'A') + token.slice(41);
    const foreign = createLinks('another secret of thirty-two letters').sign({
      workspace: world.town.harness.workspace.id,
      person: world.town.amina.id,
      matter: { message: 'meeting.invitation', subject: randomUUID() },
      expiresAt: world.town.harness.now.plus({ days: 1 }),
    });
    for (const bad of [changed, foreign, 'x', `${token}A`]) {
      for (const path of [`/a/${bad}`, `/a/${bad}.ics`]) {
        const response = await get(path);
        expect(response.status, path).toBe(403);
        const page = await response.text();
        expect(page).toContain('Länken är inte hel.');
        expect(page).not.toContain('Amina');
      }
      expect((await post(`/a/${bad}`, await fieldsOf('Ja'))).status).toBe(403);
    }
    expect(await replyOf(world.town.amina)).toBeNull();
  });

  test('is refused when it is too old, however it is sent', async () => {
    const old = await world.tokenFor(world.town.amina, {
      expiresAt: world.town.harness.now.minus({ seconds: 1 }),
    });
    const response = await get(`/a/${old}`);
    expect(response.status).toBe(410);
    expect(await response.text()).toContain('Länken är för gammal.');
    expect((await post(`/a/${old}`, await fieldsOf('Ja'))).status).toBe(410);
    expect(await replyOf(world.town.amina)).toBeNull();
  });

  test('shows nothing when its person is of another workspace, or its matter somebody else’s', async () => {
    const elsewhere = await buildWorkspace(world.town.harness.orm, { tenant: randomUUID() });
    const foreign = await world.tokenFor(world.town.amina, { workspace: elsewhere.id });
    expect((await get(`/a/${foreign}`)).status).toBe(410);
    expect((await get(`/a/${foreign}.ics`)).status).toBe(410);
    const subject = (await world.invitationOf(world.town.bo)).id;
    const others = await world.tokenFor(world.town.amina, {
      matter: { message: 'meeting.invitation', subject },
    });
    const page = await (await get(`/a/${others}`)).text();
    expect(page).not.toContain('Höstmöte');
    expect(page).toContain('Det finns inget mer att svara på');
  });

  test('presses only what stood on its own page', async () => {
    const mine = await fieldsOf('Ja');
    const bos = await world.tokenFor(world.town.bo);
    const others = await fieldsOf('Ja', bos);
    for (const fields of [
      others,
      forged(mine, ([seal, action]) => [seal, action, valuesIn(others)]),
      forged(mine, ([seal, , values]) => [seal, 'settings.change', values]),
      forged(mine, ([, action, values]) => ['', action, values]),
      { ...mine, press: JSON.stringify([...pressesIn(mine), ...pressesIn(others)]) },
      { ...mine, press: '[]' },
      {
        act: 'submit',
        page: randomUUID(),
        lang: 'sv',
        draft: randomUUID(),
        seal: pressesIn(mine)[0]?.[0] ?? '',
      },
      {},
    ]) {
      const response = await post(`/a/${token}`, fields);
      expect(response.status, JSON.stringify(fields)).toBe(403);
    }
    expect(await replyOf(world.town.amina)).toBeNull();
    expect(await replyOf(world.town.bo)).toBeNull();
  });

  test('says that a text is too long to be sent', async () => {
    const response = await post(`/a/${token}`, {
      ...(await fieldsOf('Ja')),
      'one.anything.wishes': 'å'.repeat(400_000),
    });
    expect(response.status).toBe(413);
    expect(await response.text()).toContain('Texten är för lång');
  });
});

test('An answer on its way when its person is erased is saved for nobody, and their link shows nothing more', async () => {
  const { amina, harness, samira } = world.town;
  const em = harness.em();
  const person = await buildPerson(em, harness.workspace, { name: 'Elsa', roles: ['representative'] });
  const invitation = await world.invitationOf(amina);
  await em.nativeUpdate(Invitation, { id: invitation.id }, { person: person.id });
  const own = await world.tokenFor(person);
  const yes = await fieldsOf('Ja', own);
  const now = harness.now;
  const kept = { person, askedAt: now, decision: 'granted', decidedBy: samira, decidedAt: now } as const;
  em.create(ErasureRequest, { workspace: harness.workspace, ...kept, erasedAt: null });
  await em.flush();
  await harness.runJob('erasure.carryOut');
  for (const response of [await post(`/a/${own}`, yes), await get(`/a/${own}`)]) {
    expect(response.status).toBe(410);
    expect(await response.text()).toContain('finns inte längre');
  }
  expect(await replyOf(person)).toBeNull();
  await harness.em().nativeUpdate(Invitation, { id: invitation.id }, { person: amina.id });
});

test.each([
  [
    'sv',
    'delvis förenliga',
    'inte tillgängligt',
    'automatiskt',
    'den 22 november 2026',
    'på papper',
    'tillsynsmyndighet',
  ],
  ['en', 'in part', 'not accessible', 'automatically', '22 November 2026', 'on paper', 'supervises'],
  ['ar', 'متوافقة جزئيًا', 'لا يمكن الوصول', 'آليًا', '22 نوفمبر 2026', 'على ورق', 'الجهة الرقابية'],
])('The accessibility statement in %s says all that the act asks for', async (lang, ...asked) => {
  const page = await (await get(`/tillganglighet?lang=${lang}`)).text();
  for (const said of asked) expect(page).toContain(said);
  expect(page).toContain('2018:1937');
  expect(page).toContain('https://www.digg.se/tdosanmalan');
  expect(page).toContain('mailto:bryggan@example.org');
});

test.each([
  ['sv', 'Personnummer', 'mina personuppgifter', 'allmänna handlingar', 'sju dagar', 'klaga hos'],
  ['en', 'identity numbers', 'my data', 'public records', 'seven days', 'complain to'],
  ['ar', 'الرقم الشخصي', 'mina personuppgifter', 'وثائق عامة', 'سبعة أيام', 'تقديم شكوى'],
])('The page on personal data in %s says what is kept and what to do', async (lang, ...asked) => {
  const page = await (await get(`/integritet?lang=${lang}`)).text();
  for (const said of asked) expect(page).toContain(said);
  expect(page).toContain('https://www.imy.se/');
  expect(page).toContain('mailto:bryggan@example.org');
});

test('What comes with the first answer behind a link leads to what is kept and to a pause: nothing can be written there', async () => {
  const { amina, harness } = world.town;
  await harness.em().nativeUpdate(Person, { id: amina.id }, { welcomedAt: null });
  const answer = await harness.dispatch.accept({
    key: randomUUID(),
    platform: 'link',
    tenant: harness.workspace.id,
    sender: { externalId: amina.id },
    place: { kind: 'direct', reference: `link:${amina.id}` },
    act: { kind: 'message', text: 'paus' },
    canOpenForm: true,
  });
  const shown = 'card' in answer ? answer.card : undefined;
  expect(JSON.stringify(shown)).toContain('Hägersten sparar ditt namn');
  expect(JSON.stringify(shown)).not.toContain('Skriv ”');
  const leads = (shown === undefined ? [] : buttonsOf(shown)).flatMap((one) =>
    one.kind === 'link'
      ? [[one.label, links.read(/\/a\/([\w-]+)/u.exec(one.url)?.[1] ?? '', harness.now)]]
      : [],
  );
  const to = (message: string) => ({
    ok: true,
    link: { person: amina.id, matter: { message, subject: amina.id } },
  });
  expect(leads).toMatchObject([
    ['Se vad som finns om dig', to('personalData.show')],
    ['Pausa eller stoppa mejlen', to('people.pause')],
  ]);
});
