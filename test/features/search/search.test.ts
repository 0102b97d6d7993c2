import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Contact } from '#entities/contact.ts';
import { Offer } from '#entities/offer.ts';
import { Organisation } from '#entities/organisation.ts';
import type { Person } from '#entities/person.ts';
import { mendWords, readSearch, snippet } from '#src/features/search/rules.ts';
import { Harness, readingOf } from '#test/support/harness.ts';
import { buildOrganisation, buildPerson, buildWorkspace } from '#test/support/people.ts';

let harness: Harness;
let samira: Person;

beforeAll(async () => {
  harness = await Harness.start('2026-11-23T10:00');
  const em = harness.em();
  const { workspace } = harness;
  samira = await buildPerson(em, workspace, { name: 'Samira' });
  const ebba = await buildPerson(em, workspace, { name: 'Ebba Lundström', roles: ['representative'] });
  em.assign(ebba, { email: 'ebba@example.org' });
  await buildOrganisation(em, workspace, {
    name: 'Hagsätra Folkdans',
    area: 'Hagsätra',
    aliases: ['Systrarna på Torget'],
    representatives: [ebba],
  });
  const culture = await buildOrganisation(em, workspace, { name: 'Sätra Kulturförening', area: 'Sätra' });
  em.assign(culture, { note: 'Ordföranden är kinkig.', drives: 'Skridskor för alla barn' });
  em.create(Offer, { workspace, organisation: culture, category: 'premises' });
  const gone = await buildOrganisation(em, workspace, { name: 'Gamla Teatern' });
  gone.archivedAt = harness.now;
  await em.flush();
  const other = await buildWorkspace(harness.orm, { tenant: 'T2' });
  const elsewhere = harness.orm.em.fork();
  elsewhere.setFilterParams('workspace', { id: other.id });
  const theirs = await buildOrganisation(elsewhere, other, { name: 'Folkdans i Farsta' });
  const coordinator = await buildPerson(elsewhere, other, { name: 'Främling' });
  elsewhere.create(Contact, {
    workspace: other,
    organisation: theirs,
    coordinator,
    happenedOn: '2026-11-01',
    note: 'Trumslagare i Farsta.',
  });
  await elsewhere.flush();
  await harness.say(
    samira,
    '/kontakt Hagsätra Folkdans: Träffade trumslagarna den 2026-11-03, behöver lokal',
  );
  await harness.say(samira, '/kontakt Sätra Kulturförening: They asked for two interpreters 2026-11-04');
});
afterAll(() => harness.stop());

const search = async (words: string, by: Person = samira) =>
  readingOf(await harness.say(by, `/bryggan sok ${words}`));

describe('/bryggan sok', () => {
  it('finds inflected words in notes, in Swedish and in English, with and without accents', async () => {
    for (const word of ['trumslagare', 'TRUMSLAGARNA', 'träffa trumslagarna', 'traffade'])
      expect(await search(word), word).toContain('Träffade trumslagarna');
    for (const word of ['interpreter', 'asking interpreter'])
      expect(await search(word), word).toContain('They asked for two interpreters');
    expect(await search('trumslagare interpreter')).toContain('Inget hittat');
  });

  it('finds what is misspelt', async () => {
    const read = await search('trumslagrna');
    expect(read).toContain('Ingen har skrivit ”trumslagrna”. Här är kontakter med ”trumslagarna”.');
    expect(read).toContain('Träffade trumslagarna');
    expect(await search('Hagsätra Folkdnas')).toContain('- Hagsätra Folkdans');
    expect(await search('systrana på torget')).toContain('kallas Systrarna på Torget');
    expect(await search('Ebba Lundstrm')).toContain('- Ebba Lundström');
  });

  it('finds organisations by area, drives and note, also archived ones', async () => {
    expect(await search('skridskorna barn')).toContain('- Sätra Kulturförening (förening, Sätra)');
    expect(await search('kinkiga')).toContain('- Sätra Kulturförening');
    expect(await search('gamla teatern')).toContain('- Gamla Teatern (förening · Arkiverad)');
  });

  it('finds people by name and address, with those they speak for', async () => {
    for (const typed of ['ebba', 'lundström', 'ebba@example.org'])
      expect(await search(typed), typed).toContain('- Ebba Lundström (ebba@example.org · Hagsätra Folkdans)');
  });

  it('finds needs and offers by what they are about, and narrows them by actor', async () => {
    const read = await search('lokal');
    expect(read).toContain('Öppna behov\n- Hagsätra Folkdans: lokal');
    expect(read).toContain('Erbjudanden\n- Sätra Kulturförening: lokal');
    const narrow = await search('lokal Hagsätra');
    expect(narrow).toContain('- Hagsätra Folkdans: lokal');
    expect(narrow).not.toContain('Sätra Kulturförening: lokal');
  });

  it('shows the organisation of a hit', async () => {
    const found = await harness.say(samira, '/bryggan search trumslagare');
    expect(readingOf(await harness.press(samira, found, 'Visa'))).toContain('Hagsätra Folkdans');
  });

  it('says what to do when nothing is found or asked', async () => {
    expect(await search('xyzzy')).toContain('Pröva färre ord');
    expect(await search('')).toContain('Vad vill du hitta?');
    expect(await search('!!!')).toContain('Vad vill du hitta?');
    expect(await search('och')).toContain('Inget hittat');
  });

  it('shows a representative organisations and offers only, and nobody without a role anything', async () => {
    const em = harness.em();
    const karim = await buildPerson(em, harness.workspace, { name: 'Karim', roles: ['representative'] });
    expect(await search('Hagsätra', karim)).toContain('- Hagsätra Folkdans');
    expect(await search('lokal', karim)).toBe('Sökning: lokal\nErbjudanden\n- Sätra Kulturförening: lokal');
    for (const secret of ['kinkig', 'skridskor', 'trumslagare', 'Ebba'])
      expect(await search(secret, karim), secret).toContain('Inget hittat');
    const more = { kind: 'press', action: 'search.more' } as const;
    const values = { typed: 'trumslagare', place: 'contacts', skipped: 0 };
    expect(readingOf(await harness.act(karim, { ...more, values }))).toContain('Inget hittat');
    const vera = await buildPerson(em, harness.workspace, { name: 'Vera', roles: [] });
    expect(await search('Hagsätra', vera)).toContain('Det kan du inte se');
  });

  it('pages through what many have, newest first', async () => {
    const em = harness.em();
    const organisation = await em.findOneOrFail(Organisation, { name: 'Hagsätra Folkdans' });
    for (let day = 1; day <= 17; day += 1) {
      em.create(Contact, {
        workspace: harness.workspace,
        organisation,
        coordinator: samira,
        happenedOn: `2026-08-${String(day).padStart(2, '0')}`,
        note: `Julmarknaden ${day}`,
      });
    }
    await em.flush();
    const found = await harness.say(samira, '/bryggan sok julmarknad');
    const days = (read: string) => [...read.matchAll(/- Julmarknaden (\d+)/g)].map(([, day]) => Number(day));
    expect(days(readingOf(found))).toEqual([17, 16, 15, 14, 13]);
    const more = await harness.press(samira, found, 'Visa fler kontakter');
    expect(days(readingOf(more))).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
    const last = await harness.press(samira, more, 'Visa fler kontakter');
    expect(days(readingOf(last))).toEqual([2, 1]);
    expect(readingOf(last)).not.toContain('Visa fler');
  });
});

describe('the rules', () => {
  it('cut what is searched for to what is looked at', () => {
    expect(readSearch(`a${' b'.repeat(50)}`)?.words).toHaveLength(8);
    expect(readSearch('x'.repeat(5_000))?.typed).toHaveLength(200);
    expect(readSearch(' , ! ')).toBeUndefined();
  });

  it('show the part of a note where the word stands', () => {
    const note = `${'Inledning. '.repeat(30)}Här står Trumslagarna.${' Slut.'.repeat(40)}`;
    const part = snippet(note, ['trumslagare']);
    expect(part).toContain('Här står Trumslagarna.');
    expect(part.length).toBeLessThan(180);
    expect(part.startsWith('… ')).toBe(true);
    expect(snippet('Kort.', ['annat'])).toBe('Kort.');
  });

  it('mend only what nobody has written', () => {
    const notes = ['Lokalen är bokad', 'Lokaler saknas'];
    expect(mendWords(['lokalne'], notes)).toEqual(['lokalen']);
    expect(mendWords(['lokalen'], notes)).toBeUndefined();
    expect(mendWords(['ika', 'qqqqqqqq'], notes)).toBeUndefined();
  });
});
