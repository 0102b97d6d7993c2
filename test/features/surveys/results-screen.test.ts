import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Survey } from '#entities/survey.ts';
import { type LinkServer, serveLinks } from '#test/platforms/link/link-world.ts';
import { findChromium, needs } from '#test/support/needs.ts';
import { askEveryKind } from './every-kind.ts';
import { newestTo } from './hall.ts';
import { buildTown, type Town } from './town.ts';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

needs('chromium')('The page of results, in a browser without JavaScript of ours', () => {
  let town: Town;
  let server: LinkServer;
  let browser: Browser;
  let path: string;

  beforeAll(async () => {
    town = await buildTown('2026-12-03T12:00');
    const { harness, samira, amina } = town;
    await askEveryKind(town);
    await harness.press(amina, newestTo(harness, amina), 'måndag');
    await harness.press(amina, newestTo(harness, amina), '4');
    await harness.press(amina, newestTo(harness, amina), 'Spara texten', {
      text: 'Mer kaffe, och tidigare.',
    });
    server = await serveLinks(harness);
    const survey = await harness.em().findOneOrFail(Survey, {});
    const token = server.links.sign({
      workspace: harness.workspace.id,
      person: samira.id,
      matter: { message: 'survey.page', subject: survey.id },
      expiresAt: harness.now.plus({ days: 1 }),
    });
    path = `${server.url}/a/${token}`;
    browser = await chromium.launch({ executablePath: findChromium() ?? 'chromium', args: ['--no-sandbox'] });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await town.harness.stop();
  });

  it.each(
    (['light', 'dark'] as const).flatMap((scheme) =>
      (['sv', 'en'] as const).flatMap((language) =>
        [320, 1280].map((width) => [scheme, language, width] as const),
      ),
    ),
  )('has nothing that axe finds, and fits: %s, %s, %i px', async (colorScheme, language, width) => {
    const context = await browser.newContext({
      colorScheme,
      viewport: { width, height: 800 },
      bypassCSP: true,
    });
    try {
      const page = await context.newPage();
      await page.goto(`${path}?lang=${language}`);
      const picture = page.locator('img');
      await picture.scrollIntoViewIfNeeded();
      await expect
        .poll(() => page.evaluate('document.images[0].complete && document.images[0].naturalWidth'))
        .toBe(400);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await page.addScriptTag({ content: axe });
      const found = await page.evaluate<{ violations: { id: string; help: string }[] }>('axe.run(document)');
      expect(found.violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([]);
    } finally {
      await context.close();
    }
  });
});
