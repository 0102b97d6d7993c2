import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Invitation } from '#entities/invitation.ts';
import { Person } from '#entities/person.ts';
import { findChromium, needs } from '#test/support/needs.ts';
import { buildLinkWorld, type LinkWorld } from './link-world.ts';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

needs('chromium')('The page behind a link, in a browser', () => {
  let world: LinkWorld;
  let browser: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    world = await buildLinkWorld();
    browser = await chromium.launch({ executablePath: findChromium() ?? 'chromium', args: ['--no-sandbox'] });
  });
  afterEach(async () => {
    await context.close();
    await world.town.harness.em().nativeUpdate(Invitation, {}, { reply: null, comers: 1, wishes: null });
  });
  afterAll(async () => {
    await browser.close();
    await world.stop();
  });

  async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    context = await browser.newContext({
      viewport: { width: 320, height: 640 },
      locale: 'sv-SE',
      ...options,
    });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    await page.goto(world.url + path);
    return page;
  }

  const linkOf = async () => `/a/${await world.tokenFor(world.town.amina)}`;

  const screens: Record<string, (page: Page) => Promise<unknown>> = {
    'an invitation': async (page) => page.goto(world.url + (await linkOf())),
    'an invitation in English': async (page) => page.goto(`${world.url}${await linkOf()}?lang=en`),
    'an answered invitation': async (page) => {
      await page.goto(world.url + (await linkOf()));
      await page.getByRole('button', { name: 'Ja', exact: true }).click();
      await page.getByText('Sparat: ja').waitFor();
    },
    'a wrong number': async (page) => {
      await page.goto(world.url + (await linkOf()));
      await page.getByRole('button', { name: 'Ja', exact: true }).click();
      await page.getByLabel('Hur många').fill('900');
      await page.getByRole('button', { name: 'Spara antal' }).click();
      await page.getByText('Antalet gick inte att läsa').waitFor();
    },
    'a broken link': async (page) => page.goto(`${world.url}/a/nothing`),
    'the accessibility statement': async (page) => page.goto(`${world.url}/tillganglighet`),
    'what is kept about people': async (page) => page.goto(`${world.url}/integritet`),
    'what is kept about people, in English': async (page) => page.goto(`${world.url}/integritet?lang=en`),
  };

  test.each(Object.entries(screens))(
    'has nothing that axe finds wrong, and fits in width: %s',
    async (_, show) => {
      const page = await open('/tillganglighet', { reducedMotion: 'reduce', bypassCSP: true });
      await show(page);
      await page.evaluate(axe);
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          const found: { violations: { id: string; nodes: { html: string }[] }[] } =
            await page.evaluate('axe.run(document)');
          expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        }
      }
    },
  );

  test('is answered, changed and filled in without JavaScript at 320 px', async () => {
    const page = await open(await linkOf(), { javaScriptEnabled: false });
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
      'Den här länken är till Amina, Hagsätra Folkdans',
    );
    const [above, below] = await Promise.all(
      [page.locator('.card p.text').first(), page.locator('.card dl')].map((one) => one.boundingBox()),
    );
    expect((below?.y ?? 0) - (above?.y ?? 0) - (above?.height ?? 0)).toBeGreaterThan(8);
    await page.getByRole('button', { name: 'Ja', exact: true }).click();
    await page.getByText('Sparat: ja, 1 kommer.').waitFor();
    await page.getByLabel('Hur många').fill('3');
    await page.getByLabel('Behöver ni något').fill('tolk på somaliska');
    await page.getByRole('button', { name: 'Kanske' }).click();
    await page.getByText('Sparat: kanske, i så fall 1.').waitFor();
    await expect.poll(() => page.getByLabel('Behöver ni något').inputValue()).toBe('tolk på somaliska');
    await page.getByRole('button', { name: 'Ja', exact: true }).click();
    await page.getByText('Sparat: ja, 1 kommer.').waitFor();
    await page.getByRole('button', { name: 'Spara antal och önskemål' }).click();
    await page.getByText('Sparat: ja, 3 kommer.').waitFor();
    await page.getByText('Sparat önskemål: tolk på somaliska').waitFor();
    expect(await world.invitationOf(world.town.amina)).toMatchObject({
      reply: 'yes',
      comers: 3,
      wishes: 'tolk på somaliska',
    });
    await page.getByRole('button', { name: 'Nej', exact: true }).click();
    await page.getByText('Sparat: nej').waitFor();
  });

  test('keeps what is typed when it is turned to another language, and when that one is chosen for good', async () => {
    const { harness, amina } = world.town;
    const page = await open(await linkOf(), { javaScriptEnabled: false });
    await page.getByRole('button', { name: 'Ja', exact: true }).click();
    await page.getByLabel('Hur många').fill('6');
    await page.getByLabel('Behöver ni något').fill('tolk på "somaliska"');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('This link is for Amina').waitFor();
    expect(await page.getByLabel('How many').inputValue()).toBe('6');
    await page.getByRole('button', { name: 'Write to me in English' }).click();
    await page.getByText('I will write to you in English from now on').waitFor();
    expect(await page.getByLabel('How many').inputValue()).toBe('6');
    expect(await page.getByLabel('Is there anything you need?').inputValue()).toBe('tolk på "somaliska"');
    expect(await world.invitationOf(amina)).toMatchObject({ comers: 1, wishes: null });
    expect((await harness.em().findOneOrFail(Person, amina.id)).language).toBe('en');
    await page.getByLabel('How many').press('Enter');
    await page.getByText('Saved: yes, 6 are coming').waitFor();
    expect(await world.invitationOf(amina)).toMatchObject({ reply: 'yes', comers: 6 });
    await harness.em().nativeUpdate(Person, { id: amina.id }, { language: null });
  });

  test('is walked through by the keyboard alone', async () => {
    const page = await open(await linkOf());
    await tabTo(page, 'button', 'Ja');
    await page.keyboard.press('Enter');
    await page.getByText('Sparat: ja').waitFor();
    await tabTo(page, 'spinbutton', 'Hur många');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('4');
    await page.keyboard.press('Enter');
    await page.getByText('Sparat: ja, 4 kommer.').waitFor();
    await tabTo(page, 'spinbutton', 'Hur många');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('5');
    await tabTo(page, 'button', 'Spara antal');
    await page.keyboard.press('Space');
    await page.getByText('Sparat: ja, 5 kommer.').waitFor();
    await tabTo(page, 'button', 'English');
    await page.keyboard.press('Enter');
    await page.getByText('This link is for Amina').waitFor();
    await tabTo(page, 'link', 'Accessibility');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Accessibility of Bryggan’s answer pages' }).waitFor();
    await tabTo(page, 'link', 'Personal data');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'How your personal data is handled' }).waitFor();
  });

  test('puts the keyboard on the answer that was chosen in the mail, and does not press it', async () => {
    const path = await linkOf();
    const page = await open(path);
    const seal = await page.getByRole('button', { name: 'Nej', exact: true }).getAttribute('value');
    await page.goto(`${world.url}${path}?svar=${JSON.parse(seal ?? '')[0][0]}`);
    await page.getByRole('button', { name: 'Nej', exact: true }).and(page.locator(':focus')).waitFor();
    expect((await world.invitationOf(world.town.amina)).reply).toBeNull();
  });

  async function tabTo(page: Page, role: 'button' | 'link' | 'spinbutton', name: string): Promise<void> {
    const target = page.getByRole(role, { name }).first();
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press('Tab');
      if ((await target.and(page.locator(':focus')).count()) === 1) return;
    }
    throw new Error(`The keyboard does not come to ${name}.`);
  }
});
