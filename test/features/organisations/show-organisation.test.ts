import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Contact } from '#entities/contact.ts';
import { Invitation } from '#entities/invitation.ts';
import { Matching } from '#entities/matching.ts';
import { Meeting } from '#entities/meeting.ts';
import { Need } from '#entities/need.ts';
import { Offer } from '#entities/offer.ts';
import { Organisation } from '#entities/organisation.ts';
import type { Person } from '#entities/person.ts';
import { Representative } from '#entities/representative.ts';
import { Survey } from '#entities/survey.ts';
import { SurveyRequest } from '#entities/survey-request.ts';
import { Harness, readingOf } from '#test/support/harness.ts';
import { buildOrganisation, buildPerson } from '#test/support/people.ts';

let harness: Harness;
let samira: Person;

beforeAll(async () => {
  harness = await Harness.start('2026-11-23T10:00');
  samira = await buildPerson(harness.em(), harness.workspace, { name: 'Samira' });
  await buildOrganisation(harness.em(), harness.workspace, { name: 'Hagsätra Folkdans', area: 'Hagsätra' });
  await buildOrganisation(harness.em(), harness.workspace, { name: 'Sätra Kulturförening' });
  await buildOrganisation(harness.em(), harness.workspace, { name: 'IK Örby' });
});
afterAll(() => harness.stop());
beforeEach(async () => {
  await harness.em().nativeDelete(Contact, {});
  await harness.em().nativeDelete(Need, {});
  await harness.em().nativeDelete(Matching, {});
});

describe('/bryggan visa', () => {
  it('shows all that is known, the newest first, ten at a time', async () => {
    for (let day = 1; day <= 12; day += 1) {
      const on = `2026-10-${String(day).padStart(2, '0')}`;
      await harness.say(samira, `/kontakt Hagsätra Folkdans: besök ${day} den ${on}, behöver lokal`);
    }
    await harness.say(samira, '/matcha Hagsätra Folkdans + Sätra Kulturförening: julfest');
    await harness.say(samira, '/matcha Sätra Kulturförening + IK Örby: något annat');
    const shown = await harness.say(samira, '/bryggan visa hagsatra folkdans');
    const read = readingOf(shown);
    expect(read).toContain('Aktör: förening, Hagsätra');
    expect(read).toContain('Senaste kontakt: måndag 12 oktober');
    expect(read).toContain('- julfest (mån 23 nov · matchning · Föreslagen)\n- besök 12 den');
    expect(read).toContain('(mån 12 okt · besök · behöver lokal · Samira)');
    expect(read).not.toContain('något annat');
    expect(read.match(/- besök (\d+)/g)).toEqual(
      [12, 11, 10, 9, 8, 7, 6, 5, 4].map((day) => `- besök ${day}`),
    );
    const more = readingOf(await harness.press(samira, shown, 'Visa fler'));
    expect(more.match(/- besök (\d+)/g)).toEqual(['- besök 3', '- besök 2', '- besök 1']);
    expect(more).not.toContain('[Visa fler]');
  });

  it('shows meetings, surveys, and needs and offers that no contact told of', async () => {
    const em = harness.em();
    const organisation = await em.findOneOrFail(Organisation, { name: 'IK Örby' });
    const { workspace } = harness;
    const guest = await buildPerson(em, workspace, { name: 'Ebba', roles: ['representative'] });
    const meeting = em.create(Meeting, {
      workspace,
      title: 'Höstmöte',
      startsAt: harness.now.plus({ days: 3 }),
      endsAt: harness.now.plus({ days: 3, hours: 2 }),
      zone: 'Europe/Stockholm',
      place: 'Medis',
      organiser: samira,
    });
    em.create(Invitation, { workspace, meeting, person: guest, organisation, reply: 'yes' });
    for (const anonymous of [false, true]) {
      const survey = em.create(Survey, {
        workspace,
        title: anonymous ? 'Hemlig' : 'Öppen',
        coordinator: samira,
        openedAt: harness.now.minus({ days: anonymous ? 0 : 1 }),
        closesAt: harness.now.plus({ days: 9 }),
        anonymous,
      });
      em.create(SurveyRequest, { workspace, survey, person: guest, organisation, answeredAt: harness.now });
    }
    em.create(Need, { workspace, organisation, category: 'funding', openedOn: '2026-03-01' });
    em.create(Offer, {
      workspace,
      organisation,
      category: 'skills',
      createdAt: harness.now.minus({ days: 2 }),
    });
    await em.flush();
    const read = readingOf(await harness.say(samira, '/bryggan visa IK Örby'));
    expect(read).toContain(
      [
        '- Höstmöte (tors 26 nov · nätverksmöte, tackade ja)',
        '- Hemlig (mån 23 nov · enkät, tillfrågade)',
        '- Öppen (sön 22 nov · enkät, har svarat)',
        '- Erbjuder: kunnande (lör 21 nov)',
        '- Behov: finansiering (sön 1 mars · öppet)',
      ].join('\n'),
    );
  });

  it('shows a representative no notes, contacts or people, and what its own has told', async () => {
    const em = harness.em();
    const own = await em.findOneOrFail(Organisation, { name: 'Sätra Kulturförening' });
    const karim = await buildPerson(em, harness.workspace, { name: 'Karim', roles: ['representative'] });
    em.create(Representative, { workspace: harness.workspace, person: karim, organisation: own });
    em.assign(own, { note: 'Hemlig anteckning', drives: 'Kultur för alla' });
    await em.flush();
    await harness.say(samira, '/kontakt Sätra Kulturförening: behöver lokal, bråkar med styrelsen');
    const seen = readingOf(await harness.say(karim, '/bryggan visa Sätra Kulturförening'));
    expect(seen).toBe('Sätra Kulturförening\nAktör: förening\nDrivkrafter: Kultur för alla\nBehöver: lokal');
    const other = await harness.say(karim, '/bryggan visa Hagsätra Folkdans');
    expect(readingOf(other)).toBe('Hagsätra Folkdans\nAktör: förening, Hagsätra');
    expect(readingOf(await harness.say(karim, '/bryggan visa Xyzzy'))).toContain(
      'kan en samordnare lägga till',
    );
    const mine = await harness.say(karim, '/bryggan visa');
    expect(readingOf(await harness.press(karim, mine, 'Sätra Kulturförening'))).toBe(seen);
    const nobody = await buildPerson(em, harness.workspace, { name: 'Vera', roles: [] });
    expect(readingOf(await harness.say(nobody, '/bryggan visa Hagsätra Folkdans'))).toContain(
      'Det kan du inte se',
    );
  });

  it('without a name lists those that somebody was in touch with last', async () => {
    await harness.say(samira, '/kontakt Sätra Kulturförening: ringde');
    const recent = await harness.say(samira, '/bryggan visa');
    expect(readingOf(recent)).toContain('- Sätra Kulturförening (i dag, måndag 23 november)');
    expect(readingOf(await harness.press(samira, recent, 'Visa'))).toContain('- ringde');
  });

  it('offers the near ones when the name is not clear', async () => {
    const asked = await harness.say(samira, '/bryggan visa Folkdans');
    const shown = await harness.press(samira, asked, 'Hagsätra Folkdans (förening, Hagsätra)');
    expect(readingOf(shown)).toContain('Hagsätra Folkdans');
    expect(readingOf(await harness.say(samira, '/bryggan show Xyzzy'))).toContain('Jag hittar ingen aktör');
  });
});

describe('/bryggan behov', () => {
  it('says what to do when nobody needs anything', async () => {
    const read = readingOf(await harness.say(samira, '/bryggan behov'));
    expect(read).toContain('Inga behov väntar');
    expect(read).toContain('/kontakt');
  });

  it('lists open needs, takes one as met, and undoes that', async () => {
    await harness.say(samira, '/kontakt Hagsätra Folkdans: behöver lokal');
    const list = await harness.say(samira, '/bryggan needs');
    expect(readingOf(list)).toContain('1 behov');
    expect(readingOf(list)).toContain('- Lokal: Hagsätra Folkdans (sedan mån 23 nov)');
    const met = await harness.press(samira, list, 'Löst');
    expect(met.kind).toBe('replace');
    expect(readingOf(met)).toContain('Lokal för Hagsätra Folkdans: behovet är löst.');
    expect(await harness.em().count(Need, { metAt: null })).toBe(0);
    expect(readingOf(await harness.press(samira, list, 'Löst'))).toContain('Det är redan gjort');
    const again = await harness.press(samira, met, 'Ångra');
    expect(readingOf(again)).toContain('- Lokal: Hagsätra Folkdans');
    expect(readingOf(await harness.press(samira, met, 'Ångra'))).toContain('Det är redan gjort');
    expect(await harness.em().count(Need, { metAt: null })).toBe(1);
  });

  it('shows who can help, and met needs on the card of the organisation', async () => {
    await harness.say(samira, '/kontakt Hagsätra Folkdans: behöver lokal');
    await harness.say(samira, '/kontakt Sätra Kulturförening: kan låna ut lokal');
    const list = await harness.say(samira, '/bryggan behov');
    expect(readingOf(await harness.press(samira, list, 'Vem kan hjälpa?'))).toContain('Sätra Kulturförening');
    const shown = await harness.say(samira, '/bryggan visa Hagsätra Folkdans');
    const met = await harness.press(samira, shown, 'Löst');
    expect(readingOf(met)).toContain('Senaste kontakt');
    expect(readingOf(met)).not.toContain('sedan mån');
  });
});
