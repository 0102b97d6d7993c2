import type { Router } from 'express';
import type { DateTime } from 'luxon';
import type { Entry, Responder } from '#src/conversation/entry.ts';
import type { Messenger } from '#src/conversation/messenger.ts';
import { orAfter } from '#src/conversation/or-after.ts';
import type { Log } from '#src/log.ts';
import { createAnswers } from './answers.ts';
import { createClient } from './client.ts';
import { createDirectMessages } from './direct-messages.ts';
import { createDirectory } from './directory.ts';
import { createFiles } from './files.ts';
import { createHandling } from './handling.ts';
import { createHttpReceiver } from './http-receiver.ts';
import { createIdentityWatch } from './identity.ts';
import { ReceivingApp } from './receiving-app.ts';
import { createMessenger } from './send.ts';
import { createSocketReceiver } from './socket-receiver.ts';

// A process has 10 s to end; an answer that Slack makes wait must not hold it up.
const longestStopMs = 7_000;

/** How one Slack workspace is reached: with `appToken` over Socket Mode, else over HTTP with `signingSecret`. */
export interface SlackConfig {
  readonly botToken: string;
  readonly signingSecret?: string | undefined;
  readonly appToken?: string | undefined;
  /** Slack's Web API; everything that goes out stays on its host. */
  readonly apiUrl?: string | undefined;
}

/** One Slack workspace, both ways. */
export interface Slack {
  /** To be mounted at `/slack/events`, before anything that reads bodies. Undefined over Socket Mode. */
  readonly router: Router | undefined;
  readonly messenger: Messenger;
  readonly responder: Responder;
  /**
   * Begins to connect, and waits for nothing: Slack may be down when Bryggan starts.
   * @param receive false where only messages are sent: then no socket is opened
   */
  start(receive?: boolean): void;
  /** Takes nothing more from the socket, and resolves when what is in hand is answered, at most 7 s later. */
  stop(): Promise<void>;
  /** Rejects with the reason while Slack does not know the bot or the socket is not open. */
  ready(): Promise<void>;
  /** The workspace, as soon as Slack has said which it is. */
  team(): { readonly id: string; readonly name: string } | undefined;
}

/**
 * Slack as a platform of Bryggan.
 * @param now the clock of the requests' stamps: the real one, outside of tests
 * @throws when neither a signing secret nor an app token is given
 */
export function createSlack(given: {
  config: SlackConfig;
  entry: Entry;
  log: Log;
  now: () => DateTime;
}): Slack {
  const { config, entry, log, now } = given;
  const client = createClient(config, log);
  const identity = createIdentityWatch(client, log);
  const answers = createAnswers(client, log);
  const directory = createDirectory(client, log, now);
  const files = createFiles(client, log);
  const handling = createHandling({ entry, answers, directory, files, log });
  const socket =
    config.appToken === undefined ? undefined : createSocketReceiver(config.appToken, client.options, log);
  const http = socket === undefined ? createHttp(config.signingSecret) : undefined;
  const receiver = socket?.receiver ?? http?.receiver;
  if (receiver === undefined) throw new Error('Slack needs a signing secret or an app token');
  const app = new ReceivingApp({ receiver, botToken: config.botToken, client, identity, handling, log });

  let receives = true;

  function createHttp(signingSecret: string | undefined) {
    if (signingSecret === undefined) return undefined;
    return createHttpReceiver({ signingSecret, logger: client.options.logger, log, now });
  }

  return {
    router: http?.router,
    messenger: createMessenger(client, createDirectMessages(client)),
    responder: {
      platform: 'slack',
      async respond({ sender, place, act }, answer) {
        if (act.kind === 'page') return await answers.showPage(answer, sender.externalId);
        const on =
          act.kind === 'press' && act.on !== undefined ? { at: act.on, ephemeral: false } : undefined;
        await answers.show(answer, { user: sender.externalId, place, on });
      },
    },
    start(receive = true) {
      receives = receive;
      identity.start();
      if (receive) socket?.start();
    },
    async stop() {
      identity.stop();
      const left = await orAfter(longestStopMs, Promise.all([socket?.stop(), app.idle()]), 'late');
      if (left === 'late') log.warn({ platform: 'slack' }, 'Not everything was answered when Slack was left');
    },
    async ready() {
      await identity.ready();
      if (receives) await socket?.ready();
    },
    team: () => identity.current()?.team,
  };
}
