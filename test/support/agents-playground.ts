import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { findFreePort } from '#test/bench/free-port.ts';
import { findChromium } from './needs.ts';

const patienceMs = 30_000;
const botName = 'Test Bot';

/** Microsoft 365 Agents Playground, Microsoft's own local client for Teams, with somebody in front of it. */
export class AgentsPlayground {
  readonly #program: ChildProcess;
  readonly #folder: string;
  readonly #browser: Browser;
  readonly page: Page;

  private constructor(program: ChildProcess, folder: string, browser: Browser, page: Page) {
    this.#program = program;
    this.#folder = folder;
    this.#browser = browser;
    this.page = page;
  }

  /** Starts it on a free port, and opens its page. @param endpoint where Bryggan takes activities */
  static async start(endpoint: string): Promise<AgentsPlayground> {
    const folder = await mkdtemp(join(tmpdir(), 'bryggan-playground-'));
    const home = dirname(
      createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json'),
    );
    const port = await findFreePort();
    const options = ['-e', endpoint, '-c', 'msteams', '--dt', '-p', String(port)];
    const program = spawn(process.execPath, [join(home, 'cli.js'), ...options], {
      cwd: folder,
      env: { ...process.env, TEAMSAPPTESTER_BROWSER: 'none' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await listening(program);
    const executablePath = findChromium();
    const browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--no-sandbox'],
    });
    // Narrower, it hides what is beside the conversation.
    const page = await browser.newPage({ viewport: { width: 1_500, height: 1_100 } });
    page.setDefaultTimeout(patienceMs);
    const here = `http://localhost:${port}/`;
    // Fonts and pictures that it fetches from elsewhere are not needed.
    await page.route(
      (url) => url.hostname !== 'localhost',
      (route) => route.abort(),
    );
    await page.goto(here);
    return new AgentsPlayground(program, folder, browser, page);
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    const ended = once(this.#program, 'exit');
    this.#program.kill('SIGTERM');
    const late = setTimeout(() => this.#program.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(late);
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Goes to somebody's own chat with the bot, or to a channel. */
  async goTo(place: 'Personal Chat' | 'General'): Promise<void> {
    await this.page.getByText(place, { exact: true }).first().click();
  }

  /** Writes in the chat that is open. */
  async say(text: string): Promise<void> {
    await this.#box().click();
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press('Enter');
  }

  /**
   * Sends a file in the chat that is open. The client has no way to choose one, so this sends what Teams sends then, by
   * the client's own window for any activity.
   */
  async sendFile(name: string, downloadUrl: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Mock an Activity' }).click();
    const [response] = await Promise.all([
      this.page.waitForResponse((one) => one.url().includes('/customActivities/template')),
      this.page.getByRole('menuitem', { name: 'Custom activity' }).click(),
    ]);
    const template: object = await response.json();
    const content = { downloadUrl, uniqueId: name, fileType: name.split('.').at(-1) };
    const contentType = 'application/vnd.microsoft.teams.file.download.info';
    const attachments = [{ contentType, name, content }];
    const dialog = this.page.getByRole('dialog');
    const activity = JSON.stringify({ ...template, type: 'message', text: '', attachments });
    await dialog.getByRole('textbox').first().focus();
    await this.page.keyboard.press('Control+A');
    // What is typed there gets brackets that nobody typed.
    await this.page.evaluate(`
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', ${JSON.stringify(activity)});
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    `);
    await dialog.getByRole('button', { name: 'Send activity' }).click();
  }

  /** Begins a conversation in the channel that is open, with a mention of the bot. */
  async mention(text: string): Promise<void> {
    await this.#box().click();
    await this.page.keyboard.type('@');
    await this.page
      .locator('#typeahead-menu, .typeahead-popover')
      .getByText(botName, { exact: true })
      .click();
    await this.page.keyboard.insertText(text);
    await this.page.getByRole('button', { name: 'Post', exact: true }).click();
  }

  // Fields of cards are text boxes too.
  #box(): Locator {
    return this.page.locator('[contenteditable=true][role=textbox]').first();
  }

  /** The newest card that says this, once it is there. */
  async card(text: string): Promise<Locator> {
    const found = this.page.locator('.ac-adaptiveCard', { hasText: text }).last();
    await found.waitFor();
    return found;
  }

  /** Presses a button of the newest card that says this. */
  async press(text: string, label: string): Promise<void> {
    const card = await this.card(text);
    await card.getByRole('button', { name: label, exact: true }).last().click();
  }
}

function listening(program: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('Agents Playground did not start')), patienceMs);
    program.stdout?.on('data', (chunk) => {
      if (!String(chunk).includes('Listening')) return;
      clearTimeout(late);
      resolve();
    });
    program.once('exit', (code) => reject(new Error(`Agents Playground ended with ${code}`)));
  });
}
