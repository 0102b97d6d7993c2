import { randomUUID } from 'node:crypto';
import { vi } from 'vitest';
import { cardText } from '#test/support/adaptive-cards.ts';
import type { FakeSlack } from '#test/support/fake-slack.ts';
import { shownText } from '#test/support/fake-slack-shown.ts';
import type { FakeUser } from '#test/support/fake-slack-state.ts';
import { FakeTeams } from '#test/support/fake-teams.ts';
import { TeamsPerson } from '#test/support/teams-person.ts';

/** A message as it stands in a conversation: what it says, and the buttons on it that lead somewhere. */
export interface Seen {
  readonly text: string;
  readonly links: Readonly<Record<string, string>>;
}

/** Somebody in front of a platform, who sends files to Bryggan and presses what comes. */
export interface Sender {
  send(name: string, content: string | Buffer): Promise<void>;
  /** Everything from Bryggan that stands in the conversation, the oldest first. */
  standing(): Promise<readonly Seen[]>;
  /** Presses a button of the newest message that says this. */
  press(says: string, label: string): Promise<void>;
}

/** The newest message that says this, once it is there. */
export async function sees(sender: Sender, says: string): Promise<Seen> {
  const look = async () => {
    const standing = await sender.standing();
    const found = standing.findLast(({ text }) => text.includes(says));
    if (found === undefined)
      throw new Error(`Nobody says ${says} in: ${standing.map(({ text }) => text).join('\n')}`);
    return found;
  };
  return vi.waitFor(look, { timeout: 30_000, interval: 50 });
}

/** In Slack, in their own conversation with the app. */
export function senderInSlack(slack: FakeSlack, user: FakeUser): Sender {
  const newest = (says: string) =>
    slack.seenBy(user).findLast(({ blocks }) => shownText(blocks).includes(says));
  return {
    async send(name, content) {
      await slack.share(user, { [name]: content });
    },
    standing: async () =>
      slack.seenBy(user).map(({ blocks }) => ({ text: shownText(blocks), links: linksIn(blocks) })),
    async press(says, label) {
      const message = newest(says);
      if (message === undefined) throw new Error(`${user.name} does not see ${says}`);
      await slack.press(user, message, label);
    },
  };
}

/** In Teams, in their own chat with the app. */
export function senderInTeams(teams: FakeTeams, endpoint: string): Sender {
  const id = 'samira';
  const tenant = FakeTeams.tenant;
  const authorization = () => teams.token();
  const person = new TeamsPerson(teams, { endpoint, tenant, id, name: 'Samira Lind', authorization });
  return {
    send: (name, content) => person.sendFile(name, Buffer.from(content)),
    standing: async () =>
      person.standing().map(({ content }) => ({ text: cardText(content), links: linksIn(content) })),
    press: (says, label) => person.press(says, label),
  };
}

/** On the chat page, by the forms that stand on it. */
export function senderInBrowser(page: string): Sender {
  async function post(fields: Readonly<Record<string, string>>, file?: File): Promise<void> {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    if (file !== undefined) body.set('file', file);
    const response = await fetch(page, { method: 'POST', body, redirect: 'manual' });
    if (response.status !== 303) throw new Error(`The chat page answers ${response.status}`);
  }
  const articles = async () =>
    [...(await (await fetch(page)).text()).matchAll(/<article[^>]*class="bot"[\s\S]*?<\/article>/gu)].map(
      ([article]) => article,
    );
  return {
    async send(name, content) {
      const file = new File([new Uint8Array(Buffer.from(content))], name);
      await post({ page: randomUUID(), act: 'say', text: '' }, file);
    },
    standing: async () =>
      (await articles()).map((article) => ({ text: textOf(article), links: anchorsIn(article) })),
    async press(says, label) {
      const article = (await articles()).findLast((one) => textOf(one).includes(says)) ?? '';
      const forms = [...article.matchAll(/<form[\s\S]*?<\/form>/gu)].map(([form]) => form);
      const form = forms.find((one) => textOf(one).trim() === label);
      if (form === undefined) throw new Error(`The chat page has no “${label}” on ${says}`);
      const fields = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/gu)].map(([input]) => [
        attribute(input, 'name'),
        attribute(input, 'value'),
      ]);
      await post(Object.fromEntries(fields));
    },
  };
}

/** Where the buttons of blocks or of an Adaptive Card lead, by what they say. */
function linksIn(shown: unknown): Record<string, string> {
  if (typeof shown !== 'object' || shown === null) return {};
  const within = Object.assign({}, ...Object.values(shown).map(linksIn));
  if (!('url' in shown) || typeof shown.url !== 'string') return within;
  const said = 'title' in shown ? shown.title : 'text' in shown ? shown.text : undefined;
  const label = typeof said === 'object' && said !== null && 'text' in said ? said.text : said;
  return { ...within, [String(label)]: shown.url };
}

function anchorsIn(article: string): Record<string, string> {
  const anchors = [...article.matchAll(/<a [^>]*>[\s\S]*?<\/a>/gu)].map(([anchor]) => [
    textOf(anchor).trim(),
    attribute(anchor, 'href'),
  ]);
  return Object.fromEntries(anchors);
}

function attribute(tag: string, name: string): string {
  return unescaped(new RegExp(`\\b${name}="([^"]*)"`, 'u').exec(tag)?.[1] ?? '');
}

function textOf(html: string): string {
  return unescaped(html.replace(/<[^>]*>/gu, ' ').replace(/[ \n]+/gu, ' '));
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');
}
