import { afterEach, beforeEach, expect, it } from 'vitest';
import { Account } from '#entities/account.ts';
import { Need } from '#entities/need.ts';
import type { Person } from '#entities/person.ts';
import type { Answer } from '#src/conversation/answer.ts';
import { Harness, readingOf } from '#test/support/harness.ts';
import { buildOrganisation, buildPerson } from '#test/support/people.ts';

let harness: Harness;
let samira: Person;
let shown: { to: string; answer: Answer }[];
beforeEach(async () => {
  harness = await Harness.start();
  samira = await buildPerson(harness.em(), harness.workspace, { name: 'Samira' });
  shown = [];
  harness.responders.set('browser', {
    platform: 'browser',
    respond: async ({ sender }, answer) => void shown.push({ to: sender.externalId, answer }),
  });
});
afterEach(() => harness.stop());

const open = (who: Person | string = samira) => harness.act(who, { kind: 'page' });

async function changeSomething(): Promise<void> {
  const em = harness.em();
  const { workspace } = harness;
  const organisation = await buildOrganisation(em, workspace, { name: 'Hagsätra Folkdans' });
  em.create(Need, { workspace, organisation, category: 'premises', openedOn: '2026-10-01' });
  await em.flush();
}

it('shows a coordinator their day, in the place of what stood there', async () => {
  expect(await open()).toMatchObject({ kind: 'replace', page: true });
  expect(readingOf(await open())).toContain('Min dag, måndag 23 november');
});

it('shows others what they can do, and the newcomer who keeps what about them until it has been told in a message', async () => {
  const first = await open('Ny Person');
  expect(readingOf(first)).not.toContain('Min dag');
  expect(readingOf(first)).toContain('mina personuppgifter');
  expect(readingOf(await open('Ny Person'))).toContain('mina personuppgifter');
});

it('brings an open page up to date when something in it has changed, and only then', async () => {
  await open();
  await harness.runJob('page.refresh');
  expect(shown).toEqual([]);
  await changeSomething();
  await harness.runJob('page.refresh');
  await harness.runJob('page.refresh');
  expect(shown.map(({ to }) => to)).toEqual(['Samira']);
  expect(readingOf(shown[0]?.answer ?? (await open()))).toContain('Hagsätra Folkdans');
});

it('leaves a page alone that was opened long ago, or never', async () => {
  await open();
  await buildPerson(harness.em(), harness.workspace, { name: 'Jonas' });
  harness.now = harness.now.plus({ minutes: 31 });
  await changeSomething();
  await harness.runJob('page.refresh');
  expect(shown).toEqual([]);
});

it('goes on with the others when one cannot be shown', async () => {
  const jonas = await buildPerson(harness.em(), harness.workspace, { name: 'Jonas' });
  await open();
  await open(jonas);
  const em = harness.em();
  await em.nativeUpdate(Account, { person: samira.id }, { pageOpenedAt: harness.now.minus({ minutes: 1 }) });
  harness.responders.set('browser', {
    platform: 'browser',
    respond: async ({ sender }, answer) => {
      if (sender.externalId === 'Samira') throw new Error('gone');
      shown.push({ to: sender.externalId, answer });
    },
  });
  await changeSomething();
  await harness.runJob('page.refresh');
  expect(shown.map(({ to }) => to)).toEqual(['Jonas']);
});
