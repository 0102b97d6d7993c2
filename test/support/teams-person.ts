import { z } from 'zod';
import { cardText } from './adaptive-cards.ts';
import type { FakeTeams } from './fake-teams.ts';

interface Message {
  readonly id: string;
  readonly content: unknown;
}

const execute = z.object({
  type: z.literal('Action.Execute'),
  title: z.string(),
  verb: z.string(),
  data: z.record(z.string(), z.unknown()),
});

function executesIn(value: unknown): z.output<typeof execute>[] {
  if (typeof value !== 'object' || value === null) return [];
  const read = execute.safeParse(value);
  return read.success ? [read.data] : Object.values(value).flatMap(executesIn);
}

/** Somebody in front of Teams: writes in their own chat with the bot, presses, and sees what stands there. */
export class TeamsPerson {
  readonly id: string;
  readonly name: string;
  readonly #fake: FakeTeams;
  readonly #endpoint: string;
  readonly #tenant: string;
  readonly #authorization: (() => Promise<string>) | undefined;
  #count = 0;

  constructor(
    fake: FakeTeams,
    given: {
      readonly endpoint: string;
      readonly tenant: string;
      readonly id: string;
      readonly name: string;
      /** How Microsoft signs what it passes on; unsigned without it, as by its local client. */
      readonly authorization?: () => Promise<string>;
    },
  ) {
    this.#fake = fake;
    this.#endpoint = given.endpoint;
    this.#tenant = given.tenant;
    this.#authorization = given.authorization;
    this.id = given.id;
    this.name = given.name;
    fake.members.set(`29:${this.id}`, { name: this.name });
  }

  /** Somebody writes. */
  async say(text: string): Promise<void> {
    await this.#send({ type: 'message', text, textFormat: 'plain' });
  }

  /** Sends a file, which lies where Teams keeps such. */
  async sendFile(name: string, content: Buffer): Promise<void> {
    const path = `/storage/${this.id}-${this.#count + 1}`;
    this.#fake.files.set(path, content);
    await this.#send({
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.teams.file.download.info',
          contentUrl: `https://example-my.sharepoint.com/personal/${this.id}/Documents/${encodeURIComponent(name)}`,
          name,
          content: { downloadUrl: this.#fake.url + path, uniqueId: path, fileType: name.split('.').at(-1) },
        },
        { contentType: 'text/html', content: '<p></p>' },
      ],
    });
  }

  /**
   * Presses a button of the newest card that says this; `typed` stands in the fields of the form that it is, by name.
   * @throws when there is none
   */
  async press(says: string, label: string, typed: Readonly<Record<string, string>> = {}): Promise<void> {
    const message = this.newest(says);
    const action =
      message && executesIn(message.content).find(({ title }) => title.replace('✓ ', '') === label);
    if (message === undefined || action === undefined) throw new Error(`${this.name} sees no “${label}”`);
    const fields = Object.entries(typed).map(([name, value]) => [`field-${name}`, value]);
    const data = { ...action.data, ...Object.fromEntries(fields) };
    await this.#send({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: message.id,
      value: { action: { type: 'Action.Execute', verb: action.verb, data }, trigger: 'manual' },
    });
  }

  /** The newest card in the chat that says this, as it stands there now. */
  newest(says: string): Message | undefined {
    return this.standing().findLast(({ content }) => cardText(content).includes(says));
  }

  /** All that the chat says, the oldest first. */
  reading(): string {
    return this.standing()
      .map(({ content }) => cardText(content))
      .join('\n');
  }

  /** The cards in the chat as they stand there now, the oldest first. */
  standing(): readonly Message[] {
    const at = `/v3/conversations/${this.#chat}/activities`;
    const standing = new Map<string, unknown>();
    for (const { method, path, body, id } of this.#fake.calls) {
      const [attachment] = Array.isArray(body['attachments']) ? body['attachments'] : [];
      if (attachment === undefined) continue;
      if (method === 'POST' && path === at) standing.set(id, attachment.content);
      if (method === 'PUT' && path.startsWith(`${at}/`))
        standing.set(path.slice(at.length + 1), attachment.content);
    }
    return [...standing].map(([id, content]) => ({ id, content }));
  }

  get #chat(): string {
    return `a:${this.id}`;
  }

  async #send(activity: object): Promise<void> {
    this.#count += 1;
    const response = await fetch(this.#endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.#authorization === undefined ? {} : { authorization: await this.#authorization() }),
      },
      body: JSON.stringify({
        id: `${this.id}-${this.#count}`,
        channelId: 'msteams',
        serviceUrl: this.#fake.serviceUrl,
        locale: 'sv-SE',
        from: { id: `29:${this.id}`, name: this.name, aadObjectId: this.id },
        recipient: { id: '28:bot', name: 'Bryggan' },
        conversation: { id: this.#chat, conversationType: 'personal', tenantId: this.#tenant },
        channelData: { tenant: { id: this.#tenant } },
        ...activity,
      }),
    });
    if (!response.ok) throw new Error(`Bryggan answered ${response.status}`);
    await response.arrayBuffer();
  }
}
