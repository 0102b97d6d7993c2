import { App, type Receiver, type ReceiverEvent } from '@slack/bolt';
import { card, text } from '#src/conversation/elements/card.ts';
import { translator } from '#src/locales/translate.ts';
import type { Log } from '#src/log.ts';
import type { ClientOptions, SlackClient } from './client.ts';
import { failureOf } from './failures.ts';
import type { Acknowledge, Handling } from './handling.ts';
import type { IdentityWatch } from './identity.ts';
import { anyInteraction } from './payloads.ts';
import {
  type Received,
  readCommand,
  readEvent,
  readPress,
  readSearch,
  readShortcut,
  readSubmission,
} from './receive.ts';
import { renderInPlace } from './render.ts';

/** What the app is made of. */
export interface ReceivingParts {
  readonly receiver: Receiver;
  readonly botToken: string;
  readonly client: SlackClient;
  readonly identity: IdentityWatch;
  readonly handling: Handling;
  readonly log: Log;
}

/**
 * Bolt's app, with two things added: an event is kept before Bolt acknowledges it (Bolt does so before any listener
 * runs, and Slack does not come back), and whatever no listener took is answered at once.
 */
export class ReceivingApp extends App {
  readonly #parts: ReceivingParts;
  readonly #kept = new WeakMap<object, Received>();
  // Bolt's own types of ack tell apart what each kind may answer; here the one who answers knows.
  readonly #acknowledge = new WeakMap<object, Acknowledge>();
  readonly #inHand = new Set<Promise<void>>();

  constructor(parts: ReceivingParts) {
    super({
      receiver: parts.receiver,
      // Without an authorize of our own Bolt asks auth.test: at start, where a failure ends the process, or per request.
      authorize: async () => {
        const bot = parts.identity.current();
        return {
          botToken: parts.botToken,
          ...(bot === undefined ? {} : { botId: bot.botId, botUserId: bot.botUserId }),
        };
      },
      tokenVerificationEnabled: false,
      // Whatever a bot writes is left out when it is read, its own words too.
      ignoreSelf: false,
      convoStore: false,
      clientOptions: optionsForBolt(parts.client.options),
      logger: parts.client.options.logger,
    });
    this.#parts = parts;
    this.#listen();
  }

  /** Resolves when everything that came in is handled and answered. */
  async idle(): Promise<void> {
    while (this.#inHand.size > 0) await Promise.allSettled(this.#inHand);
  }

  /** @throws when an event could not be kept: then Slack must not be told that it arrived */
  override async processEvent(event: ReceiverEvent): Promise<void> {
    const handling = this.#process(event);
    this.#inHand.add(handling);
    try {
      await handling;
    } finally {
      this.#inHand.delete(handling);
    }
  }

  async #process(event: ReceiverEvent): Promise<void> {
    const body: unknown = event.body;
    let acknowledged = false;
    const ack = async (response?: object) => {
      acknowledged = true;
      await event.ack(response);
    };
    if (typeof body !== 'object' || body === null) return await ack();
    this.#acknowledge.set(body, ack);
    const received = readEvent(body);
    if (received !== undefined) {
      const kept = await this.#parts.handling.keep(received);
      if (kept === undefined) return await ack();
      this.#kept.set(body, kept);
    }
    await super.processEvent({ ...event, ack });
    if (acknowledged) return;
    await ack();
    await this.#sayUnmatched(body);
  }

  #listen(): void {
    const { handling, log } = this.#parts;
    this.event(/^(message|app_mention|app_home_opened)$/, async ({ body }) => {
      const kept = this.#kept.get(body);
      if (kept !== undefined) await handling.handleKept(kept);
    });
    this.event(/^(app_uninstalled|tokens_revoked)$/, async ({ event }) => {
      log.warn({ platform: 'slack', event: event.type }, 'Slack has taken the app away from the workspace');
    });
    this.command(/./, async ({ body }) => {
      const received = readCommand(body);
      if (received !== undefined) await handling.handleCommand(received, this.#acknowledgeOf(body));
    });
    this.action(/./, async ({ body }) => {
      const received = readPress(body);
      if (received === 'ignored') await this.#acknowledgeOf(body)();
      else if (received !== undefined) await handling.handlePress(received, this.#acknowledgeOf(body));
    });
    this.shortcut(/./, async ({ body }) => {
      const received = readShortcut(body);
      if (received !== undefined) await handling.handlePress(received, this.#acknowledgeOf(body));
    });
    this.view(/./, async ({ body }) => {
      const received = readSubmission(body);
      if (received !== undefined) await handling.handleSubmission(received, this.#acknowledgeOf(body));
    });
    this.options(/./, async ({ body }) => {
      const asked = readSearch(body);
      const options = asked === undefined ? [] : await handling.search(asked);
      await this.#acknowledgeOf(body)({ options });
    });
  }

  #acknowledgeOf(body: object): Acknowledge {
    return this.#acknowledge.get(body) ?? (async () => {});
  }

  async #sayUnmatched(body: object): Promise<void> {
    const { client, log } = this.#parts;
    const { response_url, type } = anyInteraction.safeParse(body).data ?? {};
    log.warn({ platform: 'slack', type }, 'Slack sent something that nothing here answers');
    if (response_url === undefined) return;
    const t = translator('sv');
    const shown = renderInPlace(card(t('slack.unmatched.title'), text(t('slack.unmatched.text'))), 'sv');
    try {
      await client.respond(response_url, { ...shown, response_type: 'ephemeral', replace_original: false });
    } catch (error) {
      log.warn(
        { platform: 'slack', failure: failureOf(error, 'conversation') },
        'An answer could not be shown',
      );
    }
  }
}

function optionsForBolt({ logger: _, ...options }: ClientOptions) {
  return { ...options };
}
