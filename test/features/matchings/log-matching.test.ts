import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Contact } from '#entities/contact.ts';
import { Matching } from '#entities/matching.ts';
import { MatchingParty } from '#entities/matching-party.ts';
import { MatchingStep } from '#entities/matching-step.ts';
import { Need } from '#entities/need.ts';
import { Offer } from '#entities/offer.ts';
import { Organisation } from '#entities/organisation.ts';
import type { Person } from '#entities/person.ts';
import type { Answer } from '#src/conversation/answer.ts';
import { Harness, readingOf } from '#test/support/harness.ts';
import { buildOrganisation, buildPerson } from '#test/support/people.ts';

let harness: Harness;
let samira: Person;
let erik: Person;

beforeAll(async () => {
  harness = await Harness.start('2026-11-23T10:00');
  const em = harness.em();
  samira = await buildPerson(em, harness.workspace, { name: 'Samira' });
  erik = await buildPerson(em, harness.workspace, { name: 'Erik' });
  await buildOrganisation(em, harness.workspace, { name: 'Hagsätra Folkdans', area: 'Hagsätra' });
  await buildOrganisation(em, harness.workspace, { name: 'Sätra Kulturförening', area: 'Sätra' });
  await buildOrganisation(em, harness.workspace, { name: 'Framtid', area: 'Rågsved' });
  await buildOrganisation(em, harness.workspace, { name: 'Framtid', kind: 'company', area: 'Örby' });
});
afterAll(() => harness.stop());

beforeEach(async () => {
  const em = harness.em();
  await em.nativeDelete(Matching, {});
  await em.nativeDelete(Contact, {});
});

const matchings = () => harness.em().find(Matching, {}, { orderBy: { id: 'asc' } });
const logged = () =>
  harness.say(samira, '/matcha Hagsätra Folkdans + Sätra Kulturförening: gemensam barndag');

function expectForm(answer: Answer) {
  if (answer.kind !== 'form') throw new Error(`Not a form: ${JSON.stringify(answer)}`);
  return answer.form;
}

describe('/matcha A + B: purpose', () => {
  it('logs it as suggested and shows it to the sender alone', async () => {
    const answer = await logged();
    expect(answer.kind).toBe('onlyYou');
    const read = readingOf(answer);
    expect(read).toContain('Matchning: Hagsätra Folkdans och Sätra Kulturförening');
    expect(read).toContain('Syfte: gemensam barndag');
    expect(read).toContain('Läge: Föreslagen');
    expect(read).toContain('Bidrar: Hagsätra Folkdans och Sätra Kulturförening');
    expect(read).toContain('- Föreslagen (Samira, måndag 23 november kl. 10.00)');
    expect(await matchings()).toMatchObject([{ purpose: 'gemensam barndag', status: 'suggested' }]);
  });

  it('works in English', async () => {
    const english = await buildPerson(harness.em(), harness.workspace, { name: 'Erin', language: 'en' });
    const read = readingOf(
      await harness.say(english, '/match hagsatra folkdans + Satra Kulturforening: a day'),
    );
    expect(read).toContain('Status: Suggested');
  });

  it('takes "och" between two names', async () => {
    await harness.say(samira, '/matcha Hagsätra Folkdans och Sätra Kulturförening: barndag');
    expect(await matchings()).toHaveLength(1);
  });

  it('says clearly that one organisation stands twice, and keeps the rest', async () => {
    const answer = await harness.say(samira, '/matcha Hagsätra Folkdans + hagsatra folkdans: barndag');
    expect(readingOf(answer)).toContain('Hagsätra Folkdans står två gånger');
    expect(await matchings()).toHaveLength(0);
    const form = expectForm(await harness.press(samira, answer, 'Öppna formuläret'));
    expect(form.fields.find((field) => field.name === 'purpose')).toMatchObject({ value: 'barndag' });
  });

  it('asks about each name that means several or nobody, one after the other, and then logs', async () => {
    const asked = await harness.say(samira, '/matcha Framtid + Hagsätra Folkdans + Nya Kören: julfest');
    const next = await harness.press(samira, asked, 'Framtid (företag, Örby)');
    expect(next.kind).toBe('replace');
    expect(readingOf(next)).toContain('Jag hittar ingen aktör som heter ”Nya Kören”');
    const done = await harness.press(samira, next, 'Lägg till ”Nya Kören” som ny aktör');
    expect(readingOf(done)).toContain('Matchning: Framtid, Hagsätra Folkdans och Nya Kören');
    expect(readingOf(await harness.press(samira, asked, 'Framtid (företag, Örby)'))).toContain('redan');
    expect(await matchings()).toHaveLength(1);
    await harness.em().nativeDelete(MatchingParty, {});
    await harness.em().nativeDelete(Organisation, { name: 'Nya Kören' });
  });

  it('opens the form, filled, when the purpose or the second party is missing', async () => {
    const noPurpose = await harness.say(samira, '/matcha Hagsätra Folkdans + Sätra Kulturförening');
    const chosen = expectForm(noPurpose).fields.find((field) => field.name === 'contributes');
    expect(chosen).toMatchObject({
      chosen: [{ label: 'Hagsätra Folkdans' }, { label: 'Sätra Kulturförening' }],
    });
    const refused = await harness.submit(samira, noPurpose, {});
    expect(refused.kind).toBe('errors');
    await harness.submit(samira, refused, { purpose: 'julfest' });
    expect(await matchings()).toHaveLength(1);

    const noSecond = await harness.say(samira, '/matcha Hagsätra Folkdans: julfest');
    expect(expectForm(noSecond).intro).toContain('minst två');
    const still = await harness.submit(samira, noSecond, {});
    expect(still).toMatchObject({ kind: 'errors', errors: { contributes: 'Välj minst två aktörer.' } });
  });

  it('refuses a party in two roles', async () => {
    const opened = await harness.say(samira, '/matcha Hagsätra Folkdans + Sätra Kulturförening');
    const form = expectForm(opened);
    const field = form.fields.find((one) => one.name === 'contributes');
    const first = field?.kind === 'organisation' ? field.chosen?.[0]?.value : undefined;
    const refused = await harness.submit(samira, opened, { purpose: 'fest', convenes: [first ?? ''] });
    expect(refused).toMatchObject({ kind: 'errors', errors: { convenes: expect.stringContaining('två') } });
  });
});

describe('status', () => {
  it('moves by buttons, with who and when kept', async () => {
    const first = await logged();
    harness.now = harness.now.plus({ minutes: 5 });
    const asked = await harness.press(erik, first, 'De är tillfrågade');
    expect(readingOf(asked)).toContain('- Tillfrågade (Erik, måndag 23 november kl. 10.05)');
    const introduced = await harness.press(samira, asked, 'De är presenterade');
    const met = await harness.press(samira, introduced, 'De har träffats');
    const together = await harness.press(samira, met, 'De samarbetar');
    const longer = await harness.press(samira, together, 'Längre samarbete');
    expect(readingOf(longer)).toContain('Läge: Längre samarbete');
    expect(await harness.em().count(MatchingStep, {})).toBe(6);
  });

  it('is not moved by a button pressed twice, nor from an old card by somebody else', async () => {
    const first = await logged();
    await harness.press(samira, first, 'De är tillfrågade');
    const again = await harness.press(samira, first, 'De är tillfrågade');
    expect(readingOf(again)).toContain('Det är redan gjort');
    const other = await harness.press(erik, first, 'De är presenterade');
    expect(readingOf(other)).toContain('Samira har redan ändrat matchningen');
    expect(readingOf(other)).toContain('Läge: Tillfrågade');
    expect(await harness.em().count(MatchingStep, {})).toBe(2);
  });

  it('two presses at the same time make one step', async () => {
    const first = await logged();
    await Promise.all([
      harness.press(samira, first, 'De är tillfrågade'),
      harness.press(erik, first, 'De är presenterade'),
    ]);
    expect(await harness.em().count(MatchingStep, {})).toBe(2);
  });

  it('ends with a reason', async () => {
    const first = await logged();
    const form = await harness.press(samira, first, 'Avsluta');
    const refused = await harness.submit(samira, form, { reason: ' ' });
    expect(refused.kind).toBe('errors');
    const ended = await harness.submit(samira, refused, { reason: 'hittade ingen tid' });
    expect(readingOf(ended)).toContain('Skäl: hittade ingen tid');
    expect(await matchings()).toMatchObject([{ status: 'ended', endReason: 'hittade ingen tid' }]);
    const back = await harness.press(samira, ended, 'Ångra');
    expect(readingOf(back)).toContain('Läge: Föreslagen');
    expect(await matchings()).toMatchObject([{ status: 'suggested', endReason: null }]);
  });
});

describe('undo', () => {
  it('takes back the last step, then the matching, whose text can be logged again', async () => {
    const first = await logged();
    const asked = await harness.press(samira, first, 'De är tillfrågade');
    const back = await harness.press(samira, asked, 'Ångra');
    expect(readingOf(back)).toContain('Läge: Föreslagen');
    expect(readingOf(await harness.press(samira, asked, 'Ångra'))).toContain('redan gjort');
    const gone = await harness.press(samira, back, 'Ångra');
    expect(await matchings()).toHaveLength(0);
    expect(readingOf(await harness.press(samira, back, 'Ångra'))).toContain('redan borttagen');
    const form = await harness.press(samira, gone, 'Logga igen');
    await harness.submit(samira, form, {});
    expect(await matchings()).toMatchObject([{ purpose: 'gemensam barndag' }]);
  });

  it('is for the one who took the step', async () => {
    const first = await logged();
    const refused = await harness.press(erik, first, 'Ångra');
    expect(refused.kind).toBe('onlyYou');
    expect(readingOf(refused)).toContain('Bara den som tog det senaste steget');
    expect(await matchings()).toHaveLength(1);
  });
});

describe('change', () => {
  it('sets roles; the second of two at once keeps their own text', async () => {
    const first = await logged();
    const hers = await harness.press(samira, first, 'Ändra');
    const his = await harness.press(erik, first, 'Ändra');
    const field = expectForm(hers).fields.find((one) => one.name === 'contributes');
    const [one, other] = field?.kind === 'organisation' ? (field.chosen ?? []) : [];
    const saved = await harness.submit(erik, his, {
      purpose: 'barndag i mars',
      contributes: [one?.value ?? ''],
      convenes: [other?.value ?? ''],
    });
    expect(readingOf(saved)).toContain('Sammankallar: Sätra Kulturförening');
    const told = await harness.submit(samira, hers, { purpose: 'barndag i april' });
    expect(expectForm(told).intro).toContain('Erik');
    await harness.submit(samira, told, {});
    expect(await matchings()).toMatchObject([{ purpose: 'barndag i april' }]);
  });

  it('by two at once is seen also where only the roles were changed', async () => {
    const first = await logged();
    const hers = await harness.press(samira, first, 'Ändra');
    const his = await harness.press(erik, first, 'Ändra');
    const field = expectForm(hers).fields.find((one) => one.name === 'contributes');
    const [one, other] = field?.kind === 'organisation' ? (field.chosen ?? []) : [];
    const roles = { contributes: [one?.value ?? ''], convenes: [other?.value ?? ''] };
    const saved = await harness.submit(erik, his, roles);
    expect(expectForm(await harness.submit(samira, hers, { purpose: 'barndag' })).intro).toContain('Erik');
    const asked = await harness.press(erik, saved, 'De är tillfrågade');
    expect(readingOf(asked)).toContain('Sammankallar: Sätra Kulturförening');
    expect(await matchings()).toMatchObject([{ status: 'asked' }]);
  });
});

describe('alone', () => {
  it('says what to do when no matching goes on, else lists them', async () => {
    expect(readingOf(await harness.say(samira, '/matcha'))).toContain('plus emellan');
    await logged();
    const list = await harness.say(samira, '/matcha');
    expect(readingOf(list)).toContain('1 matchning pågår');
    expect(readingOf(await harness.press(samira, list, 'Visa'))).toContain('Syfte: gemensam barndag');
  });

  it('with one organisation proposes who has what it needs, and logs with one tap', async () => {
    const nothing = await harness.say(samira, '/matcha Hagsätra Folkdans');
    expect(readingOf(nothing)).toContain('Jag har inget förslag för Hagsätra Folkdans än');
    await harness.say(samira, '/kontakt Hagsätra Folkdans: behöver lokal');
    await harness.say(samira, '/kontakt Sätra Kulturförening: kan låna ut lokal');
    expect(await harness.em().count(Need, {})).toBe(1);
    expect(await harness.em().count(Offer, {})).toBe(1);
    const proposed = await harness.say(samira, '/matcha Hagsätra Folkdans');
    expect(readingOf(proposed)).toContain(
      '- Sätra Kulturförening (förening, Sätra · kan bidra med lokal · inte tillfrågad än)',
    );
    const back = await harness.say(samira, '/matcha Sätra Kulturförening');
    expect(readingOf(back)).toContain(
      '- Hagsätra Folkdans (förening, Hagsätra · behöver lokal · inte tillfrågad än)',
    );
    const made = await harness.press(samira, proposed, 'Matcha');
    expect(readingOf(made)).toContain('Syfte: Hjälpas åt med lokal');
    expect(readingOf(await harness.press(samira, proposed, 'Matcha'))).toContain('redan en matchning');
    expect(await matchings()).toHaveLength(1);
    expect(readingOf(await harness.say(samira, '/matcha Hagsätra Folkdans'))).toContain('inget förslag');
  });

  it('asks which organisation is meant', async () => {
    const asked = await harness.say(samira, '/matcha Framtid');
    expect(readingOf(await harness.press(samira, asked, 'Framtid (företag, Örby)'))).toContain(
      'inget förslag',
    );
    expect(readingOf(await harness.say(samira, '/matcha Xyzzy'))).toContain('Jag hittar ingen aktör');
  });
});
