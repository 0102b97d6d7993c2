import { afterEach, beforeEach, expect, it } from 'vitest';
import { Contact } from '#entities/contact.ts';
import { Person } from '#entities/person.ts';
import type { Answer } from '#src/conversation/answer.ts';
import type { QuotedMessage } from '#src/conversation/incoming.ts';
import { Harness, readingOf } from '#test/support/harness.ts';
import { buildOrganisation, buildPerson } from '#test/support/people.ts';

let harness: Harness;
let samira: Person;
beforeEach(async () => {
  harness = await Harness.start();
  const em = harness.em();
  samira = await buildPerson(em, harness.workspace, { name: 'Samira' });
  const amina = await buildPerson(em, harness.workspace, { name: 'Amina', roles: ['representative'] });
  const cem = await buildPerson(em, harness.workspace, { name: 'Cem', roles: ['representative'] });
  const one = (name: string, ...representatives: Person[]) =>
    buildOrganisation(em, harness.workspace, { name, representatives });
  await one('Hagsätra Folkdans', amina);
  await one('Sätra församling', cem);
  await one('Sätra Kulturförening', cem);
});
afterEach(() => harness.stop());

const message = (more: Partial<QuotedMessage> = {}): QuotedMessage => ({
  text: 'Vi behöver en lokal på torsdagar',
  writtenAt: '2026-11-19T23:30:00.000Z',
  author: { externalId: 'Amina', name: 'Amina Nur' },
  ...more,
});
const save = (who: Person, more: Partial<QuotedMessage> = {}) =>
  harness.act(who, { kind: 'shortcut', shortcut: 'contact.save', message: message(more) });

function formIn(answer: Answer) {
  if (answer.kind !== 'form') throw new Error(`No form: ${answer.kind}`);
  const fields = Object.fromEntries(answer.form.fields.map((field) => [field.name, field]));
  const chosen = (fields['organisation'] as { chosen?: readonly { label: string }[] }).chosen ?? [];
  return { form: answer.form, fields, chosen: chosen.map(({ label }) => label) };
}

it('opens the form with the text, the day it was written and the actor its writer speaks for', async () => {
  const opened = await save(samira);
  const { form, fields, chosen } = formIn(opened);
  expect(form).toMatchObject({
    id: 'contact.log',
    intro: 'Meddelandet är skrivet av Amina Nur (Hagsätra Folkdans).',
  });
  expect(fields).toMatchObject({
    note: { value: 'Vi behöver en lokal på torsdagar' },
    // Half past eleven in the evening in UTC is the next day in Stockholm.
    day: { value: '2026-11-20' },
    way: { value: 'chat' },
    needs: { values: ['premises'] },
  });
  expect(chosen).toEqual(['Hagsätra Folkdans']);
  expect(await harness.em().count(Contact, {})).toBe(0);
  expect(readingOf(await harness.submit(samira, opened, {}))).toContain('Loggat: Hagsätra Folkdans');
  expect(await harness.em().findOneOrFail(Contact, {})).toMatchObject({
    happenedOn: '2026-11-20',
    way: 'chat',
  });
});

it('takes the actor that the text names where the writer speaks for several, or for none that is known', async () => {
  const text = 'Sätra församling behöver en lokal';
  const several = formIn(await save(samira, { author: { externalId: 'Cem', name: 'Cem' }, text }));
  expect(several.chosen).toEqual(['Sätra församling']);
  expect(several.form.intro).toContain('Cem (Sätra Kulturförening och Sätra församling)');
  const unknown = formIn(await save(samira, { author: { externalId: 'X', name: 'Någon Annan' }, text }));
  expect(unknown.chosen).toEqual(['Sätra församling']);
  expect(unknown.form.intro).toBe('Meddelandet är skrivet av Någon Annan.');
  const { author: _, ...byProgram } = message({ text: 'Ny anmälan' });
  const answer = await harness.act(samira, {
    kind: 'shortcut',
    shortcut: 'contact.save',
    message: byProgram,
  });
  expect(formIn(answer)).toMatchObject({ chosen: [] });
  expect(formIn(answer).form.intro).toBeUndefined();
});

it('knows a writer by an e-mail that one person has', async () => {
  const em = harness.em();
  const dana = await buildPerson(em, harness.workspace, { name: 'Dana', roles: ['representative'] });
  dana.email = 'dana@example.org';
  await buildOrganisation(em, harness.workspace, { name: 'Rågsveds Bollklubb', representatives: [dana] });
  const author = { externalId: 'never seen', name: 'Dana', email: 'Dana@example.org' };
  expect(formIn(await save(samira, { author })).chosen).toEqual(['Rågsveds Bollklubb']);
});

it('names those mentioned, and leaves out personal identity numbers', async () => {
  const text = 'Hej <@Samira> och <@X9|Noor>, ring 19121212-1212';
  const note = formIn(await save(samira, { text })).fields['note'];
  expect(note).toMatchObject({ value: expect.stringMatching(/^Hej @Samira och @Noor, ring .*$/u) });
  expect(JSON.stringify(note)).not.toContain('19121212');
});

it('has today for a message whose time has not been yet, and the whole of what a form takes of a long one', async () => {
  const { fields } = formIn(
    await save(samira, { writtenAt: '2026-12-24T12:00:00Z', text: 'lång '.repeat(3_000) }),
  );
  expect(fields['day']).toMatchObject({ value: '2026-11-23' });
  expect((fields['note'] as { value: string }).value).toHaveLength(10_000);
});

it('is for coordinators', async () => {
  const amina = await harness.em().findOneOrFail(Person, { name: 'Amina' });
  expect((await save(amina)).kind).toBe('onlyYou');
  const stale = await harness.act(samira, { kind: 'shortcut', shortcut: 'gone.away', message: message() });
  expect(stale.kind).toBe('onlyYou');
});
