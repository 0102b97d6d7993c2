import type { Router } from 'express';
import type { DateTime } from 'luxon';
import type { Entry, Responder } from '#src/conversation/entry.ts';
import type { Incoming } from '#src/conversation/incoming.ts';
import type { Messenger } from '#src/conversation/messenger.ts';
import { orAfter } from '#src/conversation/or-after.ts';
import type { Log } from '#src/log.ts';
import { BrygganAdapter, type Registration, type Trust } from './adapter.ts';
import { createAnswers } from './answers.ts';
import { createApplication } from './application.ts';
import { createDirectory } from './directory.ts';
import { createFiles } from './files.ts';
import { createHandling } from './handling.ts';
import { createHttpEntry } from './http-entry.ts';
import type { ReadActivity } from './payloads.ts';
import { isFromMenu, type Origin, withoutThread } from './receive.ts';
import type { References } from './references/references.ts';
import { createMessenger } from './send.ts';
import { createSender, type Sender } from './sender.ts';

// A process has 10 s to end; an answer that Teams makes wait must not hold it up.
const longestStopMs = 7_000;

/** How Teams is reached: as a registered bot of one tenant, or – `local` – from Microsoft's local client, unsigned. */
export type TeamsConfig =
  | ({ readonly kind: 'registered' } & Registration)
  | { readonly kind: 'local'; readonly tenantId: string };

/** One tenant of Teams, both ways. */
export interface Teams {
  /** To be mounted at `/api/messages`, before anything that reads bodies. */
  readonly router: Router;
  readonly messenger: Messenger;
  readonly responder: Responder;
  /** Resolves when what is in hand is answered, at most 7 s later. */
  stop(): Promise<void>;
}

/**
 * Microsoft Teams as a platform of Bryggan, through teams-ai.
 * @param given.opensForm whether pressing an action opens a form
 * @param given.trust whom to believe instead of Microsoft: for tests
 */
export function createTeams(given: {
  config: TeamsConfig;
  entry: Entry;
  references: References;
  opensForm: (action: string) => boolean;
  log: Log;
  now: () => DateTime;
  trust?: Trust;
}): Teams {
  const { config, entry, references, opensForm, log, now, trust } = given;
  const isLocal = config.kind === 'local';
  const adapter = new BrygganAdapter(isLocal ? undefined : config, trust);
  const sender = createSender(adapter, references);
  // The local client has no dialogs: forms are cards there.
  const client = { opensDialog: isLocal ? () => false : opensForm };
  const answers = createAnswers(sender, client, log);
  const directory = createDirectory(sender, log, now);
  const files = createFiles(log, trust?.filesFrom);
  const handling = createHandling({ entry, answers, directory, files, log });
  return {
    router: createHttpEntry({
      adapter,
      application: createApplication(adapter, handling),
      gate: { tenantId: config.tenantId, isLocal },
      onGenuine: (activity) => remember(references, activity, config.tenantId),
      log,
    }),
    messenger: createMessenger(sender, client),
    responder: {
      platform: 'teams',
      async respond(event, answer) {
        await answers.show(answer, await originOf(sender, event));
      },
    },
    async stop() {
      const left = await orAfter(longestStopMs, handling.idle(), 'late');
      if (left === 'late') log.warn({ platform: 'teams' }, 'Not everything was answered when Teams was left');
    },
  };
}

/** Whoever is heard from can be written to later: the tenant, the conversation, and the person. */
async function remember(references: References, activity: ReadActivity, tenant: string): Promise<void> {
  const { serviceUrl, recipient, from, conversation } = activity;
  const there = { tenant, serviceUrl, bot: recipient.id };
  // The menu of a message is in conversations too that Bryggan is not in; a chat between two people is not theirs with it.
  const isMember = !isFromMenu(activity);
  const isDirect = isMember && !['channel', 'groupChat'].includes(conversation.conversationType ?? '');
  await references.keep({ ...there, external: '' });
  await references.keep({
    ...there,
    external: from.aadObjectId ?? from.id,
    userId: from.id,
    ...(isDirect ? { conversation: conversation.id } : {}),
  });
  if (isMember && !isDirect) await references.keep({ ...there, external: withoutThread(conversation.id) });
}

/** Where something that a crash left behind came from. The thread it was said in is not known any more. */
async function originOf(sender: Sender, { tenant, place, sender: person, act }: Incoming): Promise<Origin> {
  return {
    tenant,
    serviceUrl: await sender.serviceOf(tenant, place.reference),
    conversation: place.reference,
    place,
    user: { externalId: person.externalId, id: person.externalId },
    on: act.kind === 'press' ? act.on : undefined,
  };
}
