import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Answer } from '#src/conversation/answer.ts';
import { button } from '#src/conversation/elements/button.ts';
import { buttons, card, list } from '#src/conversation/elements/card.ts';
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

let shows = 0;
const page = (): Answer => {
  shows += 1;
  const shown = card(
    'Min dag',
    buttons(button('Tryck', 'contact.start', {})),
    list([{ text: `nr ${shows}` }]),
  );
  return { kind: 'replace', language: 'sv', card: shown, page: true };
};
const homeText = () => shownText(stage.fake.workspace.homes.get('USAMIRA')?.view.blocks ?? []);

async function openHome() {
  shows = 0;
  stage.entry.answer = page;
  await stage.fake.openHome(stage.people.samira);
  await eventually(() => homeText().includes('nr 1'));
}

test('opening the App Home publishes the page, each time anew; its other tab does nothing', async () => {
  const { fake, entry, people } = stage;
  await openHome();
  expect(entry.handled).toMatchObject([{ act: { kind: 'page' }, sender: { externalId: 'USAMIRA' } }]);
  await fake.openHome(people.samira, 'messages');
  await fake.openHome(people.samira);
  await eventually(() => homeText().includes('nr 2'));
  expect(entry.handled).toHaveLength(2);
  expect(fake.seenBy(people.samira)).toEqual([]);
});

test('what is answered to a press there comes in the direct conversation, and the page shows what has changed', async () => {
  const { fake, entry, people } = stage;
  await openHome();
  entry.answer = ({ act }) => (act.kind === 'page' ? page() : says('Loggat'));
  expect((await fake.pressHome(people.samira, 'Tryck')).status).toBe(200);
  await eventually(() => homeText().includes('nr 2'));
  expect(fake.seenBy(people.samira).map(({ blocks }) => shownText(blocks))).toEqual(['Svar\nLoggat']);
  expect(entry.handled[1]).toMatchObject({
    act: { kind: 'press', action: 'contact.start' },
    canOpenForm: true,
  });
});

test('a press that shows the page anew publishes it once, and writes nothing', async () => {
  const { fake, people } = stage;
  await openHome();
  await fake.pressHome(people.samira, 'Tryck');
  await eventually(() => homeText().includes('nr 2'));
  await stage.slack.stop();
  expect(fake.workspace.homes.get('USAMIRA')?.published).toBe(2);
  expect(fake.seenBy(people.samira)).toEqual([]);
});

test('a form opens from it, and once submitted the page shows what has changed', async () => {
  const { fake, entry, people } = stage;
  await openHome();
  const form = { id: 'contact.log', title: 'Logga', submitLabel: 'Spara', fields: [], carried: {} };
  entry.answer = ({ act }) => {
    if (act.kind === 'page') return page();
    return act.kind === 'submit' ? says('Sparat') : { kind: 'form', language: 'sv', form, draft: 'd1' };
  };
  await fake.pressHome(people.samira, 'Tryck');
  await eventually(() => fake.viewOf(people.samira) !== undefined);
  expect(homeText()).toContain('nr 1');
  await fake.submitView(people.samira, {});
  await eventually(() => homeText().includes('nr 2'));
  expect(fake.seenBy(people.samira).map(({ blocks }) => shownText(blocks))).toEqual(['Svar\nSparat']);
});

test('a page with more than a view holds is shortened, and says so', async () => {
  const { fake, entry, people } = stage;
  const items = Array.from({ length: 150 }, (_, index) => ({
    text: `rad ${index}`,
    buttons: [button('Visa', 'contact.start', {})],
  }));
  entry.answer = () => ({ kind: 'replace', language: 'sv', card: card('Min dag', list(items)), page: true });
  await fake.openHome(people.samira);
  await eventually(() => homeText().includes('rad 0'));
  expect(homeText()).toMatch(/110 till/u);
});

test('whoever belongs to several workspaces is asked there too', async () => {
  const { fake, entry, people } = stage;
  entry.answer = () => says('Välj en verksamhet');
  await fake.openHome(people.samira);
  await eventually(() => homeText().includes('Välj en verksamhet'));
});
