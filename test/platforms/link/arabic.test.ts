import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Delivery } from '#entities/delivery.ts';
import { Invitation } from '#entities/invitation.ts';
import { Meeting } from '#entities/meeting.ts';
import { Person } from '#entities/person.ts';
import { SurveyRequest } from '#entities/survey-request.ts';
import { askAnonymously, type Hall } from '#test/features/surveys/hall.ts';
import { findChromium, needs } from '#test/support/needs.ts';
import { buildLinkWorld, type LinkServer, type LinkWorld, serveLinks } from './link-world.ts';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Where a picture of each page is put, when somebody wants to look at them. */
const pictures = process.env['TEST_PICTURES'];

/** What people wrote, names, the product's own name and words that are typed as they stand; all else must be Arabic. */
const notOurs =
  /Amina|Hagsätra Folkdans|Hägersten|Höstmöte|Sätra bibliotek|Samira|Bryggan|Svenska|English|Gäst \d+|JavaScript|WCAG|DOS-lagen|axe-core|Digg|AA|mailto:|bryggan@example\.org|JSON|mina-personuppgifter\.json|imy\.se|IMY|Slack|(?:Microsoft )?Teams|"mina personuppgifter"|"paus"/gu;

needs('chromium')('The page behind a link, in Arabic', () => {
  let world: LinkWorld;
  let hall: Hall;
  let halls: LinkServer;
  let browser: Browser;
  let context: BrowserContext | undefined;

  beforeAll(async () => {
    world = await buildLinkWorld();
    await world.town.harness.em().nativeUpdate(Person, { id: world.town.amina.id }, { language: 'ar' });
    hall = await askAnonymously(2);
    await hall.harness.em().nativeUpdate(Person, { name: 'Gäst 1' }, { language: 'ar' });
    halls = await serveLinks(hall.harness, 'bryggan@example.org');
    browser = await chromium.launch({ executablePath: findChromium() ?? 'chromium', args: ['--no-sandbox'] });
  });
  afterEach(() => context?.close());
  afterAll(async () => {
    await browser?.close();
    await world.stop();
    await halls.stop();
    await hall.harness.stop();
  });

  async function open(url: string): Promise<Page> {
    context = await browser.newContext({
      viewport: { width: 320, height: 640 },
      javaScriptEnabled: true,
      bypassCSP: true,
      reducedMotion: 'reduce',
      locale: 'ar-SY',
    });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    await page.goto(url);
    return page;
  }

  /** Nothing wrong, nothing in Swedish, nothing wider than the screen, and everything runs from the right. */
  async function look(page: Page, name: string): Promise<void> {
    expect(await page.locator('html').getAttribute('lang')).toBe('ar');
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    await page.evaluate(axe);
    const found: { violations: { id: string; nodes: { html: string }[] }[] } =
      await page.evaluate('axe.run(document)');
    expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    const said = ((await page.locator('body').textContent()) ?? '').replaceAll(notOurs, '');
    expect(said.match(/\p{Script=Latin}{3,}/gu) ?? [], said).toEqual([]);
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/ar-${name}.png`, fullPage: true });
  }

  test('shows an invitation, takes the answer, the number and what is needed, and says what was saved', async () => {
    const page = await open(`${world.url}/a/${await world.tokenFor(world.town.amina)}`);
    await look(page, 'invitation');
    await page.getByRole('button', { name: 'نعم', exact: true }).click();
    await page.getByText('تم الحفظ: نعم، سيحضر شخص واحد.').waitFor();
    await page.getByLabel('كم عدد الحاضرين منكم؟').fill('900');
    await page.getByRole('button', { name: 'حفظ العدد والاحتياجات' }).click();
    await page.getByText('لم يمكن قراءة العدد').waitFor();
    await page.getByLabel('كم عدد الحاضرين منكم؟').fill('3');
    await page.getByRole('button', { name: 'حفظ العدد والاحتياجات' }).click();
    await page.getByText('سيحضر 3 أشخاص').waitFor();
    await page.getByLabel('هل تحتاجون إلى شيء؟').fill('مترجم من العربية\n\u202Eabc 123');
    await page.getByRole('button', { name: 'حفظ العدد والاحتياجات' }).click();
    await page.getByText('تم حفظ الاحتياجات').waitFor();
    await page.evaluate("document.querySelectorAll('textarea').forEach((one) => one.textContent = '')");
    const wishes = (await world.invitationOf(world.town.amina)).wishes ?? '';
    expect(wishes).toContain('مترجم من العربية');
    const shown = await page.locator('body').textContent();
    expect(shown).not.toContain('\u202E');
    await page.getByText('abc 123').first().waitFor();
  });

  test('answers an anonymous survey', async () => {
    const em = hall.harness.em();
    const guest = hall.guests[0];
    if (guest === undefined) throw new Error('Nobody was asked.');
    const delivery = await em.findOneOrFail(Delivery, { message: 'survey.ask', person: guest.id });
    const token = halls.links.sign({
      workspace: hall.harness.workspace.id,
      person: guest.id,
      matter: { message: 'survey.ask', subject: delivery.subjectId },
      expiresAt: hall.harness.now.plus({ days: 3 }),
    });
    const page = await open(`${halls.url}/a/${token}`);
    await look(page, 'anonymous');
    await page.getByRole('button', { name: 'الإجابة دون كشف الهوية' }).click();
    await page.getByRole('button', { name: 'إرسال الإجابة' }).waitFor();
    await look(page, 'anonymous-form');
    await page.getByRole('button', { name: 'إرسال الإجابة' }).click();
    await page.getByText('يُرجى الإجابة عن سؤال واحد على الأقل.').waitFor();
    await look(page, 'anonymous-wrong');
    await page.getByLabel('4', { exact: true }).check();
    await page.getByRole('button', { name: 'إرسال الإجابة' }).click();
    await page.getByText('إجابتك مختومة').waitFor();
    await look(page, 'anonymous-sent');
    expect(await em.count(SurveyRequest, {})).toBe(2);
  });

  test.each([
    ['people.pause', 'pause', 'إيقاف الرسائل مؤقتًا'],
    ['meeting.askAgain', 'ask-again', 'هل ستحضرون؟'],
    ['meeting.reminder', 'reminder', 'تذكير'],
    ['meeting.changed', 'changed', 'تغيير في الاجتماع'],
    ['meeting.cancelled', 'cancelled', 'أُلغي'],
  ])('shows %s', async (message, name, heading) => {
    const { harness, amina } = world.town;
    const invitation = await world.invitationOf(amina);
    if (message === 'meeting.askAgain')
      await harness.em().nativeUpdate(Invitation, { id: invitation.id }, { reply: null });
    if (message === 'meeting.reminder') {
      harness.now = harness.now.set({ year: 2026, month: 12, day: 2, hour: 19 });
      await harness.em().nativeUpdate(Invitation, { id: invitation.id }, { reply: 'yes', wishes: null });
    }
    if (message === 'meeting.cancelled')
      await harness
        .em()
        .nativeUpdate(Meeting, {}, { cancelledAt: harness.now, cancelReason: 'المكتبة مغلقة.' });
    const subject = message === 'people.pause' ? amina.id : invitation.id;
    const token = await world.tokenFor(amina, { matter: { message, subject } });
    const page = await open(`${world.url}/a/${token}`);
    expect(await page.locator('h2').first().textContent()).toContain(heading);
    await look(page, name);
  });

  test.each([
    ['/a/nothing', 'broken', 'الرابط غير كامل'],
    ['/integritet', 'privacy', 'البيانات الشخصية'],
    ['/tillganglighet', 'statement', 'إمكانية الوصول'],
  ])('speaks Arabic to a browser that asks for it: %s', async (path, name, text) => {
    const page = await open(world.url + path);
    await page.getByText(text).first().waitFor();
    await look(page, name);
  });
});
