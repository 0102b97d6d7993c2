import type { MikroORM } from '@mikro-orm/postgresql';
import { DateTime } from 'luxon';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Contact } from '#entities/contact.ts';
import { Invitation } from '#entities/invitation.ts';
import { Person } from '#entities/person.ts';
import { Representative } from '#entities/representative.ts';
import { SurveyResponse } from '#entities/survey-response.ts';
import { Workspace } from '#entities/workspace.ts';
import { type App, createApp } from '#src/app.ts';
import { parseConfig } from '#src/config.ts';
import { createLog } from '#src/log.ts';
import { acrossWorkspaces, openOrm } from '#src/persistence/orm.ts';
import { AgentsPlayground } from '#test/support/agents-playground.ts';
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts';
import { needs } from '#test/support/needs.ts';
import { buildOrganisation } from '#test/support/people.ts';

const now = DateTime.fromISO('2026-11-24T10:00', { zone: 'Europe/Stockholm' });
const startedAt = Date.now();
const clock = () => now.plus({ milliseconds: Date.now() - startedAt });
const patience = { timeout: 20_000, interval: 100 };
const shots = process.env['TEST_SHOTS'];

needs('chromium')('Teams, in Microsoft’s own local client', () => {
  let database: TestDatabase;
  let orm: MikroORM;
  let app: App | undefined;
  let teams: AgentsPlayground;

  beforeAll(async () => {
    database = await createTestDatabase();
    orm = await openOrm(database.url);
    const config = parseConfig({
      PORT: '0',
      DATABASE_URL: database.url,
      SECRET_KEY: 'a key for tests that is long enough',
      TEAMS_UNAUTHENTICATED: 'on',
      LOG_LEVEL: process.env['TEST_LOG'] ?? 'silent',
    });
    app = await createApp(config, { role: 'all', log: createLog(config.logLevel), clock });
    teams = await AgentsPlayground.start(`${app.address}/api/messages`);
  });

  afterAll(async () => {
    await teams?.stop();
    await app?.stop();
    await orm?.close(true);
    await database?.drop();
  });

  function em() {
    return acrossWorkspaces(orm, 'a test');
  }

  async function look(name: string): Promise<void> {
    if (shots !== undefined) await teams.page.screenshot({ path: `${shots}/${name}.png` });
  }

  it('makes whoever installs it the first administrator, and replaces a card where it stands', async () => {
    // Its own language is English: the local client says so.
    await teams.say('/bryggan settings');
    await teams.card('Your language: English');
    const before = await teams.page.locator('.ac-adaptiveCard').count();
    await teams.press('Your language: English', 'Svenska');
    await teams.card('Ditt språk: Svenska');
    await look('settings');
    expect(await teams.page.locator('.ac-adaptiveCard').count()).toBe(before);
    expect(await teams.page.getByText('Your language: English').count()).toBe(0);

    await teams.say('/bryggan roller Alex Wilber samordnare');
    await teams.card('Alex Wilber är nu');
    const alex = await em().findOneOrFail(Person, { name: 'Alex Wilber' });
    expect(alex.roles).toEqual(expect.arrayContaining(['administrator', 'coordinator']));
  });

  it('walks from a logged contact to an invitation that was answered', async () => {
    const fork = em();
    const workspace = await fork.findOneOrFail(Workspace, { id: { $ne: null } });
    const organisation = await buildOrganisation(fork, workspace, { name: 'Hagsätra Folkdans' });
    await buildOrganisation(fork, workspace, { name: 'Sätra Kulturförening' });
    const alex = await fork.findOneOrFail(Person, { name: 'Alex Wilber' });
    alex.roles = [...alex.roles, 'representative'];
    fork.create(Representative, { workspace, person: alex, organisation });
    await fork.flush();

    await teams.say('kontakt Hagsatra Folkdanz: träffade styrelsen igår, behöver lokal #lokal');
    const logged = await teams.card('Loggat: Hagsätra Folkdans');
    expect(await logged.textContent()).toContain('måndag 23 november');
    expect(await em().count(Contact, {})).toBe(1);
    await look('contact');

    await teams.say('mote Höstmöte, torsdag 3 december kl 18, Sätra bibliotek');
    await inviteAndAccept('Höstmöte');
    await look('answered');
  });

  /** Invites everybody to what was just planned, and says yes to the invitation that comes. */
  async function inviteAndAccept(title: string): Promise<void> {
    const before = await em().count(Invitation, { reply: 'yes' });
    await teams.press(`Planerat: ${title}`, 'Bjud in');
    const asked = await teams.card('Vilka vill ni bjuda in?');
    await look('form');
    await asked.getByText('Alla aktörer', { exact: true }).click();
    await asked.getByRole('button', { name: 'Visa urvalet', exact: true }).click();
    await teams.press(`Inbjudan till ${title}`, 'Skicka inbjudan till 1 person');
    await look('question');
    await confirm(`Inbjudan till ${title}`);
    const invitation = await teams.card(`Inbjudan: ${title}`);
    await look('invitation');
    await invitation.getByRole('button', { name: 'Ja', exact: true }).last().click();
    const accepted = () => em().count(Invitation, { reply: 'yes' });
    await vi.waitFor(async () => expect(await accepted()).toBe(before + 1), patience);
  }

  /** Sends the survey that is offered, and gives one answer to it. */
  async function askAndAnswer(value: string): Promise<void> {
    await teams.press('skickas till 1 person', 'Skicka enkäten nu');
    await confirm('skickas till 1 person');
    const asked = await teams.card('Tack för att du var med!');
    await look('survey');
    await asked.getByRole('button', { name: value, exact: true }).first().click();
    await vi.waitFor(async () => expect(await em().count(SurveyResponse, { value })).toBe(1), patience);
  }

  /** Answers the question that a button has opened in the card. */
  async function confirm(text: string): Promise<void> {
    const card = await teams.card(text);
    await card
      .getByRole('button', { name: /^(?:Skicka|Ja)$/u })
      .last()
      .click();
  }

  it('sends a question of one’s own, and takes the answer', async () => {
    await teams.say('enkat Passar torsdagar? gärna; helst inte');
    const asked = await teams.card('Vem ska få frågan?');
    await asked.getByText('Alla aktörer', { exact: true }).click();
    await asked.getByRole('button', { name: 'Visa urvalet', exact: true }).click();
    await teams.press('Passar torsdagar?', 'Skicka frågan');
    await confirm('Passar torsdagar?');
    await teams.press('Ditt svar sparas direkt', 'gärna');
    await look('poll');
    await vi.waitFor(async () => expect(await em().count(SurveyResponse, {})).toBe(1), patience);
  });

  it('asks afterwards, and takes the answers in the chat', async () => {
    // The meeting was yesterday; its survey is sent at once instead of waiting for its hour.
    await em().execute(
      "update meetings set starts_at = starts_at - interval '10 days', ends_at = ends_at - interval '10 days'",
    );
    // It is the third message of the week to the same person, who would else get it next week.
    await em().execute('update workspaces set weekly_messages = 6');
    await teams.say('enkat Höstmöte');
    await askAndAnswer('4');
    await look('survey-answered');
    await teams.say('enkat Höstmöte');
    await teams.card('Medelvärde 4 av 5');
  });

  it('shows the day, and logs a contact from it', async () => {
    await teams.say('min dag');
    const day = await teams.card('Min dag, tisdag 24 november');
    expect(await day.textContent()).toContain('Nya svar sedan i går');
    await look('my-day');
    await teams.press('Min dag, tisdag 24 november', 'Logga kontakttillfälle');
    await teams.card('Ny aktör');
    await look('my-day-form');
  });

  it('answers a mention in the writer’s own chat, and reveals nothing in the channel', async () => {
    await teams.goTo('General');
    await teams.mention('kontakt Sätra Kulturförening: ringde idag, de kan låna ut lokal');
    await teams.page.getByText('Jag svarar dig i vår egen chatt.').last().waitFor();
    await look('channel');
    expect(await teams.page.locator('.ac-adaptiveCard').count()).toBe(0);
    expect(await em().count(Contact, {})).toBe(1);
    await teams.goTo('Personal Chat');
    const form = await teams.card('Vad hände?');
    await look('own-chat');
    expect(await form.locator('textarea').first().inputValue()).toContain('ringde idag');
    await form.getByRole('button', { name: 'Logga', exact: true }).last().click();
    await teams.card('Loggat: Sätra Kulturförening');
    expect(await em().count(Contact, {})).toBe(2);
  });

  /** Writes in the channel, where nothing comes of it but where the answer is; and goes to that. */
  async function mentionInChannel(text: string): Promise<void> {
    await teams.goTo('General');
    const pointers = teams.page.getByText('Jag svarar dig i vår egen chatt.');
    await pointers.last().waitFor();
    const before = await pointers.count();
    await teams.mention(text);
    await expect.poll(() => pointers.count(), patience).toBeGreaterThan(before);
    expect(await teams.page.locator('.ac-adaptiveCard').count()).toBe(0);
    await teams.goTo('Personal Chat');
  }

  it('walks on from the channel: plans a meeting there, and asks there how it was', async () => {
    await mentionInChannel('mote Vårmöte, torsdag 10 december kl 18, Sätra bibliotek');
    // What others can read does nothing before its writer has seen what it was taken for.
    const plan = await teams.card('Planera ett möte');
    await plan.getByRole('button', { name: 'Planera', exact: true }).last().click();
    await inviteAndAccept('Vårmöte');
    await em().execute(
      "update meetings set starts_at = starts_at - interval '20 days', ends_at = ends_at - interval '20 days' where title = 'Vårmöte'",
    );
    await mentionInChannel('enkat Vårmöte');
    await askAndAnswer('3');
    await mentionInChannel('enkat Vårmöte');
    await teams.card('Medelvärde 3 av 5');
  });

  it('binds the channel to a district of its own, whose words are then about that', async () => {
    await mentionInChannel('installningar');
    await teams.press('Koppla kanalen till en annan', 'Koppla kanalen till en annan verksamhet');
    const form = await teams.card('Namn på en ny verksamhet');
    await look('bind');
    await form.getByLabel('Namn på en ny verksamhet').fill('Farsta stadsdel');
    await form.getByRole('button', { name: 'Koppla', exact: true }).last().click();
    await vi.waitFor(
      async () => expect(await em().count(Workspace, { name: 'Farsta stadsdel' })).toBe(1),
      patience,
    );
    await look('bound');
  });
});
