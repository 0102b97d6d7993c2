import { afterEach, beforeEach, expect, it } from 'vitest';
import { Account } from '#entities/account.ts';
import { AuditEntry } from '#entities/audit-entry.ts';
import { Delivery } from '#entities/delivery.ts';
import { Invitation } from '#entities/invitation.ts';
import { Person } from '#entities/person.ts';
import { Representative } from '#entities/representative.ts';
import type { Answer } from '#src/conversation/answer.ts';
import { buildTown, inviteAll, newest, previewFor, type Town } from '#test/features/meetings/town.ts';
import { readingOf } from '#test/support/harness.ts';
import { buildPerson } from '#test/support/people.ts';

let town: Town;
beforeEach(async () => {
  town = await buildTown();
});
afterEach(() => town.harness.stop());

const codeIn = (answer: Answer) => /koppla (\S+)/u.exec(readingOf(answer))?.[1] ?? 'none';
async function codeOf(person: Person | string): Promise<string> {
  return codeIn(await town.harness.say(person, '/bryggan koppla'));
}
const typeCode = (person: Person | string, code: string) =>
  town.harness.say(person, `/bryggan koppla ${code.toLowerCase().replace('-', ' ')}`);

it('makes two accounts one person, who keeps the role of whoever got the code', async () => {
  const { harness, samira } = town;
  await harness.say('samira-in-teams', 'hej');
  const done = await typeCode('samira-in-teams', await codeOf(samira));
  expect(readingOf(done)).toContain('Här och där är du nu samma person, Samira.');
  const em = harness.em();
  const account = await em.findOneOrFail(Account, { externalId: 'samira-in-teams' });
  expect(account.person.id).toBe(samira.id);
  expect(await em.count(Person, { name: 'samira-in-teams' })).toBe(0);
  expect((await em.findOneOrFail(Person, samira.id)).roles).toEqual(['coordinator']);
  expect(await em.count(AuditEntry, { verb: 'people.join', person: samira.id })).toBe(1);
  // From there on they do what Samira may.
  expect(readingOf(await harness.say('samira-in-teams', 'min dag'))).toContain('Min dag');
});

it('takes a code once, for a quarter of an hour, and only the newest', async () => {
  const { harness, samira } = town;
  const old = await codeOf(samira);
  const code = await codeOf(samira);
  expect(readingOf(await typeCode('one', old))).toContain('Koden stämmer inte');
  expect(readingOf(await typeCode('one', code))).toContain('Klart.');
  expect(readingOf(await typeCode('two', code))).toContain('Koden stämmer inte');
  const late = await codeOf(samira);
  harness.now = harness.now.plus({ minutes: 15 });
  expect(readingOf(await typeCode('two', late))).toContain('Koden stämmer inte');
});

it('never makes somebody with a role somebody else, nor anybody more than they were', async () => {
  const { harness, samira, jonas, amina } = town;
  expect(readingOf(await typeCode(jonas, await codeOf(amina)))).toContain('Det här kontot har en egen roll.');
  expect(readingOf(await typeCode(jonas, await codeOf(samira)))).toContain(
    'Det här kontot har en egen roll.',
  );
  expect(readingOf(await typeCode(samira, await codeOf(samira)))).toContain('Den koden är din egen.');
  await typeCode('a-new-one', await codeOf(amina));
  const person = await harness
    .em()
    .findOneOrFail(Account, { externalId: 'a-new-one' }, { populate: ['person'] });
  expect(person.person.getEntity().roles).toEqual(['representative']);
});

it('brings along what both were asked and have answered, and nothing twice', async () => {
  const { harness, amina, folkdans } = town;
  const em = harness.em();
  const second = await buildPerson(em, harness.workspace, {
    name: 'Amina i Teams',
    roles: ['representative'],
  });
  em.create(Representative, { workspace: harness.workspace, person: second, organisation: folkdans });
  await em.flush();
  const preview = await previewFor(town);
  await harness.press(town.samira, preview, 'Skicka inbjudan till 5 personer');
  await harness.deliver();
  await harness.press(amina, newest(town, amina), 'Ja');
  await typeCode(second, await codeOf(amina));
  const after = harness.em();
  expect(await after.count(Invitation, { person: amina.id })).toBe(1);
  expect(await after.count(Invitation, {})).toBe(4);
  expect(await after.count(Representative, { person: amina.id })).toBe(1);
  expect(await after.count(Delivery, { person: second.id })).toBe(0);
});

it('does not make one answer of two', async () => {
  const { harness, amina, bo } = town;
  await inviteAll(town);
  await harness.press(amina, newest(town, amina), 'Ja');
  await harness.press(bo, newest(town, bo), 'Nej');
  expect(readingOf(await typeCode(bo, await codeOf(amina)))).toContain('Du har svarat på samma inbjudan');
  expect(await harness.em().count(Invitation, { person: bo.id, reply: 'no' })).toBe(1);
});

it('takes accounts apart again', async () => {
  const { harness, amina } = town;
  const done = await typeCode('somebody-else', await codeOf(amina));
  expect(readingOf(await harness.press('somebody-else', done, 'Det var fel, ta isär dem'))).toContain(
    'isär igen',
  );
  const em = harness.em();
  const [apart, own] = [
    await em.findOneOrFail(Account, { externalId: 'somebody-else' }, { populate: ['person'] }),
    await em.findOneOrFail(Account, { externalId: 'Amina' }),
  ];
  expect(own.person.id).toBe(amina.id);
  expect(apart.person.getEntity().roles).toEqual([]);
  expect(readingOf(await harness.press(amina, done, 'Det var fel, ta isär dem'))).toContain('redan isär');
});
