import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { DateTime } from 'luxon';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BrowserMessage } from '#entities/browser-message.ts';
import { Delivery } from '#entities/delivery.ts';
import { Person } from '#entities/person.ts';
import { Workspace } from '#entities/workspace.ts';
import { card, text } from '#src/conversation/elements/card.ts';
import { forWorkspace } from '#src/persistence/orm.ts';
import { findChromium, needs } from '#test/support/needs.ts';
import { buildChatWorld, type ChatProcess, type ChatWorld } from './chat-world.ts';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const phone = { width: 320, height: 640 };
const desk = { width: 1280, height: 800 };

needs('chromium')('The chat page in a browser', () => {
  let world: ChatWorld;
  let process: ChatProcess;
  let browser: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    world = await buildChatWorld();
    process = await world.startProcess();
    browser = await chromium.launch({
      executablePath: findChromium() ?? 'chromium',
      args: ['--no-sandbox'],
    });
  });

  beforeEach(async () => {
    const em = forWorkspace(world.orm, world.workspaceId);
    await em.nativeDelete(BrowserMessage, {});
    await em.nativeDelete(Delivery, {});
    process.entry.events.length = 0;
    process.entry.lookUps.length = 0;
  });

  afterEach(() => context.close());

  afterAll(async () => {
    await browser.close();
    await world.end();
  });

  async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    context = await browser.newContext({ viewport: desk, locale: 'sv-SE', ...options });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    await page.goto(process.url + path);
    return page;
  }

  const box = (page: Page) => page.getByRole('textbox', { name: 'Meddelande till Bryggan' });
  const article = (page: Page, words: string) => page.getByRole('article').filter({ hasText: words });

  async function log(page: Page): Promise<void> {
    await box(page).fill('/kontakt Hagsätra Folkdans: träffade styrelsen');
    await box(page).press('Enter');
    await article(page, 'Kontakten är sparad').waitFor();
  }

  async function send(externalId: string, title: string, by = process): Promise<void> {
    await by.chat.messenger.send({
      deliveryId: randomUUID(),
      language: 'sv',
      address: { platform: 'browser', tenant: 'demo', to: { kind: 'person', externalId } },
      card: card(title, text('Välkommen')),
    });
  }

  async function addDeliveries(): Promise<void> {
    const em = forWorkspace(world.orm, world.workspaceId);
    const people = await em.find(Person, {}, { orderBy: { name: 'asc' } });
    const subjectId = randomUUID();
    const now = DateTime.utc();
    const fates = ['sent', 'failed', 'waiting', 'cancelled', 'sending'] as const;
    for (const [index, status] of fates.entries()) {
      em.create(Delivery, {
        workspace: em.getReference(Workspace, world.workspaceId),
        key: `invitation ${index}`,
        message: 'meeting.invitation',
        subjectId,
        person: people[index] ?? null,
        urgency: 'normal',
        audience: 'representative',
        counts: true,
        status,
        wantedAt: now,
        dueAt: now,
        sentAt: status === 'sent' ? now : null,
        reason: status === 'failed' ? 'noAddress' : null,
      });
    }
    await em.flush();
  }

  /** Every screen there is, each as it looks when something is on it. */
  const screens: Record<string, (page: Page) => Promise<unknown>> = {
    'who you are': async (page) => page.goto(process.url),
    'an empty conversation': async (page) => page.goto(`${process.url}/chat/samira`),
    'an empty conversation of a guest': async (page) => page.goto(`${process.url}/chat/leyla`),
    cards: async (page) => {
      await page.goto(`${process.url}/chat/samira`);
      await log(page);
      await page.getByRole('button', { name: 'Vem kan hjälpa?' }).click();
      await article(page, 'Två kan hjälpa').waitFor();
    },
    'a question before something is taken away': async (page) => {
      await page.goto(`${process.url}/chat/samira`);
      await log(page);
      await page.getByRole('button', { name: 'Ångra' }).click();
      await page.getByRole('dialog', { name: 'Ta bort kontakten?' }).waitFor();
    },
    'a form with errors': async (page) => {
      await page.goto(`${process.url}/chat/samira`);
      await log(page);
      await page.getByRole('button', { name: 'Ändra' }).click();
      await page.getByRole('searchbox', { name: 'Sök aktör' }).pressSequentially('hag');
      await page.getByRole('radio', { name: 'Hagsätra Folkdans' }).check();
      await page.getByRole('button', { name: 'Spara' }).click();
      await page.getByText('Skriv några ord').waitFor();
    },
    'a channel': async (page) => page.goto(`${process.url}/chat/samira/channel/samordning`),
    'who got what': async (page) => {
      await addDeliveries();
      await page.goto(`${process.url}/chat/samira/deliveries`);
      await page.getByText('finns inte i någon chatt').waitFor();
    },
    'what is not there': async (page) => page.goto(`${process.url}/chat/nobody`),
  };

  test.each(Object.entries(screens))(
    'has nothing that axe finds wrong, and fits in width: %s',
    async (_, show) => {
      const page = await open('/', { reducedMotion: 'reduce' });
      await show(page);
      await page.evaluate(axe);
      for (const viewport of [desk, phone]) {
        await page.setViewportSize(viewport);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          const found: { violations: { id: string; nodes: { html: string }[] }[] } =
            await page.evaluate('axe.run(document)');
          expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
        }
      }
    },
  );

  test('is walked through by the keyboard alone', async () => {
    const page = await open('/');
    await tabTo(page, 'button', 'Samira Lindqvist');
    await page.keyboard.press('Enter');
    await box(page).waitFor();
    await tabTo(page, 'link', 'Hoppa till skrivrutan');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/kontakt Hagsätra Folkdans: träffade styrelsen');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('och behöver lokal');
    await page.keyboard.press('Enter');
    await article(page, 'Kontakten är sparad').waitFor();
    expect(await box(page).inputValue()).toBe('');
    expect(await focused(page)).toBe('box');

    await tabTo(page, 'button', 'Ångra', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await tabTo(page, 'button', 'Ändra', 'Shift+Tab');
    await page.keyboard.press('Enter');

    await page.getByRole('searchbox', { name: 'Sök aktör' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('hag');
    await page.getByRole('radio', { name: 'Hagsätra Bollklubb' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await tabTo(page, 'textbox', 'Vad hände?');
    await page.keyboard.type('De sökte bidrag.');
    await tabTo(page, 'button', 'Spara');
    await page.keyboard.press('Enter');
    await article(page, 'Ändringen är sparad').waitFor();
    await page.locator('form.form').waitFor({ state: 'detached' });
    expect(process.entry.events.at(-1)?.act).toMatchObject({
      kind: 'submit',
      values: {
        organisation: '0190a1b2-0000-7000-8000-0000000000b1',
        note: 'De sökte bidrag.',
        way: 'visit',
      },
    });
  });

  test('sends a file that is chosen by keyboard, or dropped on the conversation', async () => {
    const page = await open('/chat/samira', { viewport: phone });
    const field = page.getByLabel('Bifoga fil');
    const file = (name: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from('Namn\r\nÖrby Bio') });
    await tabTo(page, 'button', 'Bifoga fil');
    await field.setInputFiles(file('vald.csv'));
    await page.getByRole('button', { name: 'Skicka' }).click();
    await article(page, 'Läst: vald.csv').waitFor();
    expect(await field.inputValue()).toBe('');

    await page.route('**/chat/samira', async (route) => {
      const response = await route.fetch();
      if (route.request().method() === 'POST') await field.setInputFiles(file('nästa.csv'));
      await route.fulfill({ response });
    });
    await field.setInputFiles(file('först.csv'));
    await page.getByRole('button', { name: 'Skicka' }).click();
    await article(page, 'Läst: först.csv').waitFor();
    await page.unrouteAll({ behavior: 'wait' });
    await page.getByRole('button', { name: 'Skicka' }).click();
    await article(page, 'Läst: nästa.csv').waitFor();

    await page.evaluate(`
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['Namn'], 'släppt.csv'));
      for (const kind of ['dragover', 'drop'])
        document.querySelector('.scroll').dispatchEvent(
          new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }));
    `);
    await send('samira', 'Något annat kom');
    await article(page, 'Något annat kom').waitFor();
    await page.getByRole('button', { name: 'Skicka' }).click();
    await article(page, 'Läst: släppt.csv').waitFor();
    await box(page).fill('hej');
    await box(page).press('Enter');
    await article(page, 'Du skrev').waitFor();
    expect(process.entry.events.map(({ act }) => act.kind)).toEqual([
      'file',
      'file',
      'file',
      'file',
      'message',
    ]);
  });

  test('closes a form by Escape', async () => {
    const page = await open('/chat/samira');
    await log(page);
    await page.getByRole('button', { name: 'Ändra' }).click();
    await page.getByLabel('Plats').focus();
    await page.keyboard.press('Escape');
    await page.locator('form.form').waitFor({ state: 'detached' });
  });

  test('closes a form in which something is typed by Escape twice', async () => {
    const page = await open('/chat/samira');
    await log(page);
    await page.getByRole('button', { name: 'Ändra' }).click();
    await page.getByLabel('Plats').fill('Sätra torg');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Avbryt' }).and(page.locator(':focus')).waitFor();
    expect(await page.getByLabel('Plats').inputValue()).toBe('Sätra torg');
    await page.keyboard.press('Escape');
    await page.locator('form.form').waitFor({ state: 'detached' });
  });

  test('brings the keyboard to the first error, says it beside the field, and keeps what was typed', async () => {
    const page = await open('/chat/samira');
    await log(page);
    await page.getByRole('button', { name: 'Ändra' }).click();
    await page.getByLabel('Plats').fill('Sätra torg');
    await page.getByLabel('Finansiering').check();
    await page.getByRole('button', { name: 'Spara' }).click();
    const note = page.getByLabel('Vad hände?');
    await page.getByText('Skriv några ord om vad som hände.').waitFor();
    await expect
      .poll(() => note.evaluate('this === document.activeElement || document.activeElement.name'))
      .toBe('one.note');
    const describedBy = (await note.getAttribute('aria-describedby')) ?? '';
    const error = await page.getByText('Skriv några ord om vad som hände.').getAttribute('id');
    expect(describedBy.split(' ')).toContain(error);
    expect(await page.getByLabel('Plats').inputValue()).toBe('Sätra torg');
    expect(await page.getByLabel('Finansiering').isChecked()).toBe(true);
  });

  test('shows what another process sends, without disturbing what is being typed', async () => {
    const page = await open('/chat/leyla');
    await box(page).fill('Jag skriver på något');
    const other = await world.startProcess();
    await send('leyla', 'Inbjudan till höstmöte', other);
    await article(page, 'Inbjudan till höstmöte').waitFor();
    expect(await box(page).inputValue()).toBe('Jag skriver på något');
    expect(await focused(page)).toBe('box');
    await other.stop();
  });

  test('leaves a half-filled form as it is when something comes', async () => {
    const page = await open('/chat/samira');
    await log(page);
    await page.getByRole('button', { name: 'Ändra' }).click();
    await page.getByRole('searchbox', { name: 'Sök aktör' }).pressSequentially('hag');
    await page.getByRole('radio', { name: 'Hagsätra Folkdans' }).check();
    await page.getByLabel('Plats').fill('Sätra torg');
    await page.getByLabel('Finansiering').check();
    await page.getByLabel('Område').selectOption('Örby');
    await send('samira', 'Något annat');
    await article(page, 'Något annat').waitFor();
    expect(await page.getByRole('radio', { name: 'Hagsätra Folkdans' }).isChecked()).toBe(true);
    expect(await page.getByLabel('Plats').inputValue()).toBe('Sätra torg');
    expect(await page.getByLabel('Finansiering').isChecked()).toBe(true);
    expect(await page.getByLabel('Område').inputValue()).toBe('Örby');
  });

  test('shows a long answer from its beginning, and what came last when the page is opened', async () => {
    const page = await open('/chat/samira', { viewport: { width: 320, height: 490 } });
    // The page is brought up to date before the answer comes.
    await page.route('**/*', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      const response = await route.fetch();
      await article(page, 'Kontakten är sparad').waitFor();
      return route.fulfill({ response });
    });
    await log(page);
    const inView = async () => {
      const top = await article(page, 'Kontakten är sparad').evaluate(
        (one) => one.getBoundingClientRect().top,
      );
      return top - (await page.getByRole('log').evaluate((one) => one.getBoundingClientRect().top));
    };
    await expect.poll(inView).toBeCloseTo(0, -1);
    await page.reload();
    await expect.poll(inView).toBeCloseTo(0, -1);
  });

  test('saves a number once somebody goes on to something else', async () => {
    const page = await open('/chat/samira');
    await log(page);
    await page.getByRole('button', { name: 'Vem kan hjälpa?' }).click();
    await page.getByLabel('Hur många kommer?').fill('3');
    await box(page).click();
    const values = () =>
      process.entry.events.flatMap(({ act }) => (act.kind === 'press' ? [act.values] : []));
    await expect.poll(values).toContainEqual(expect.objectContaining({ people: '3' }));
  });

  test('asks with the keyboard in the question, on the answer that takes nothing away', async () => {
    const page = await open('/chat/samira');
    await log(page);
    await page.getByRole('button', { name: 'Ångra' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('button:focus', { hasText: 'Behåll' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('button:focus', { hasText: 'Ångra' }).waitFor();
  });

  test('replaces a message where it stands, also on a page that is open elsewhere', async () => {
    const page = await open('/chat/samira');
    const elsewhere = await context.newPage();
    await elsewhere.goto(`${process.url}/chat/samira`);
    await log(page);
    await article(elsewhere, 'Kontakten är sparad').waitFor();
    await page.getByRole('button', { name: 'Ångra' }).click();
    await page.getByRole('button', { name: 'Ta bort' }).click();
    for (const one of [page, elsewhere]) {
      await article(one, 'Kontakten är borttagen').waitFor();
      expect(await article(one, 'Kontakten är sparad').count()).toBe(0);
    }
  });

  test('takes a double click as one wish, and the same wish later as another', async () => {
    const page = await open('/chat/samira');
    await log(page);
    const button = page.getByRole('button', { name: 'Vem kan hjälpa?' });
    const presses = () => process.entry.events.filter(({ act }) => act.kind === 'press').length;
    // The second click comes when the first has been answered: on a fast machine that is within a double click.
    await page.evaluate(`
      const again = [...document.querySelectorAll('button')].find((one) => one.textContent === 'Vem kan hjälpa?');
      document.addEventListener('htmx:after:swap', () => setTimeout(() => again.click(), 20), { once: true });
    `);
    await button.dblclick({ delay: 30 });
    await article(page, 'Två kan hjälpa').waitFor();
    await page.waitForTimeout(1500);
    expect(presses()).toBe(1);
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await button.click();
    await expect.poll(presses).toBe(2);
    // Otherwise what it answers would come into the next test's empty conversation.
    await answered;
  });

  test('opens a form again at once after it was closed', async () => {
    const page = await open('/');
    // All of it within a double click, however slow the machine is.
    await page.addInitScript(`
      const later = setTimeout;
      setTimeout = (run, ms, ...given) => (ms === 1000 ? 0 : later(run, ms, ...given));
    `);
    await page.goto(`${process.url}/chat/samira`);
    await log(page);
    for (const _ of [1, 2, 3]) {
      await page.getByRole('button', { name: 'Ändra' }).click();
      await page.locator('form.form').waitFor();
      await page.getByRole('button', { name: 'Avbryt' }).click();
      await page.locator('form.form').waitFor({ state: 'detached' });
    }
    expect(process.entry.events.filter(({ act }) => act.kind === 'press')).toHaveLength(3);
  });

  test('fills the box with an example', async () => {
    const page = await open('/chat/samira');
    await page.getByRole('button', { name: '/mote Höstmöte' }).click();
    await expect
      .poll(() => box(page).inputValue())
      .toBe('/mote Höstmöte, torsdag 3 december kl 18, Sätra bibliotek');
    expect(await focused(page)).toBe('box');
  });

  test('keeps what was typed when it cannot be sent, and says so', async () => {
    const page = await open('/chat/samira');
    await page.route('**/chat/samira', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await box(page).fill('viktigt');
    await box(page).press('Enter');
    const warning = page.getByText('Det du skrev finns kvar');
    await warning.waitFor();
    expect(await box(page).inputValue()).toBe('viktigt');

    // Whatever else happens in the conversation, that one does not arrive.
    await send('samira', 'Ett möte');
    await article(page, 'Ett möte').waitFor();
    expect(await warning.isVisible()).toBe(true);

    await page.unroute('**/chat/samira');
    await box(page).press('Enter');
    await article(page, 'viktigt').first().waitFor();
    await warning.waitFor({ state: 'detached' });
    expect(await box(page).inputValue()).toBe('');
  });

  test('leaves unfolded what somebody has unfolded', async () => {
    await addDeliveries();
    const page = await open('/chat/samira/deliveries');
    await page.getByText('Mottagare').click();
    expect(await page.getByText('finns inte i någon chatt').isVisible()).toBe(false);
    const before = (await page.locator('section .counts').textContent()) ?? '';
    const em = forWorkspace(world.orm, world.workspaceId);
    await em.nativeUpdate(Delivery, { status: 'waiting' }, { status: 'sent', sentAt: DateTime.utc() });
    await expect.poll(() => page.locator('section .counts').textContent()).not.toBe(before);
    expect(await page.getByText('finns inte i någon chatt').isVisible()).toBe(false);
  });

  describe('without JavaScript', () => {
    const options = { javaScriptEnabled: false };

    test('is written, pressed, searched and sent all the same', async () => {
      const page = await open('/', options);
      await page.getByRole('button', { name: 'Samira Lindqvist' }).click();
      await page.getByRole('button', { name: '/kontakt' }).click();
      await page.getByRole('button', { name: 'Skicka' }).click();
      await page.getByRole('button', { name: 'Ändra' }).click();
      await page.getByRole('searchbox', { name: 'Sök aktör' }).fill('hag');
      await page.getByLabel('Vad hände?').fill('De sökte bidrag.');
      await page.getByRole('button', { name: 'Spara' }).click();
      expect(await page.getByText('Välj en av träffarna.').isVisible()).toBe(true);
      expect(await page.getByLabel('Vad hände?').inputValue()).toBe('De sökte bidrag.');
      await page.getByRole('radio', { name: 'Hagsätra Folkdans' }).check();
      await page.getByRole('button', { name: 'Spara' }).click();
      expect(await article(page, 'Ändringen är sparad').isVisible()).toBe(true);
      expect(await page.locator('form.form').count()).toBe(0);
      expect(process.entry.events.map(({ act }) => act.kind)).toEqual(['command', 'press', 'submit']);
    });

    test('sends a file', async () => {
      const page = await open('/chat/samira', options);
      const buffer = Buffer.from('Namn');
      await page.getByLabel('Bifoga fil').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer });
      await page.getByRole('button', { name: 'Skicka' }).click();
      expect(await article(page, 'Läst: a.csv').isVisible()).toBe(true);
    });

    test('asks before something is taken away', async () => {
      const page = await open('/chat/samira', options);
      await page.getByRole('button', { name: '/kontakt' }).click();
      await page.getByRole('button', { name: 'Skicka' }).click();
      await page.getByRole('button', { name: 'Ångra' }).click();
      await page.getByRole('button', { name: 'Behåll' }).click();
      expect(await article(page, 'Kontakten är sparad').isVisible()).toBe(true);
      await page.getByRole('button', { name: 'Ångra' }).click();
      await page.getByRole('button', { name: 'Ta bort' }).click();
      expect(await article(page, 'Kontakten är borttagen').isVisible()).toBe(true);
    });
  });

  async function focused(page: Page): Promise<string> {
    return page.evaluate('document.activeElement.id');
  }

  /** Presses Tab until the keyboard is where it should be; it must come there. */
  async function tabTo(
    page: Page,
    role: 'button' | 'link' | 'textbox',
    name: string,
    key: 'Tab' | 'Shift+Tab' = 'Tab',
  ): Promise<void> {
    const target = page.getByRole(role, { name }).first();
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press(key);
      if ((await target.and(page.locator(':focus')).count()) === 1) return;
    }
    throw new Error(`The keyboard does not come to ${name}.`);
  }
});
