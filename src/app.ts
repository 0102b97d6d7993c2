import { createServer } from 'node:http';
import { type MikroORM, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import express from 'express';
import { DateTime } from 'luxon';
import { declarations } from '#handlers/index.ts';
import { deliver } from '#jobs/deliver.ts';
import { jobs } from '#jobs/index.ts';
import { renderLiveMessage } from '#jobs/render-live-message.ts';
import type { Config } from './config.ts';
import { createRegistry } from './conversation/declarations/registry.ts';
import type { Entry, Responder } from './conversation/entry.ts';
import type { Platform } from './conversation/incoming.ts';
import type { Messenger } from './conversation/messenger.ts';
import { createDispatch } from './dispatch/dispatch.ts';
import { createMatters } from './dispatch/matters.ts';
import { seedDemo } from './features/demo/seed.ts';
import { onlyAdministrators, onlyThisMachine } from './http/caller.ts';
import { healthRouter } from './http/health.ts';
import { listen } from './http/listen.ts';
import { createMetrics } from './http/metrics.ts';
import { countJobs, dashboard } from './http/queues.ts';
import { createAddresses } from './link/addresses.ts';
import { createFingerprint } from './link/fingerprint.ts';
import { findOrMakeSecretKey } from './link/secret-key.ts';
import { createLinks, type Links } from './link/tokens.ts';
import { createVault } from './link/vault.ts';
import { translator } from './locales/translate.ts';
import type { Log } from './log.ts';
import { createOutbox } from './outbox/outbox.ts';
import { ensureInstallation } from './people/installations.ts';
import { firstMessageNotice } from './people/notice.ts';
import { searchOrganisations, searchPeople } from './people/searches.ts';
import { keepEmbeddedPostgres } from './persistence/embedded-postgres-kept.ts';
import { migrate } from './persistence/migrate.ts';
import { openOrm } from './persistence/orm.ts';
import { createTransact, type Transact } from './persistence/transaction.ts';
import { openQueues, type Queues } from './queue/queues.ts';
import { startWorkers, type Workers } from './queue/workers.ts';

/** What a process may do: everything, serve the platforms only, or run the jobs only. */
export const roles = ['all', 'bot', 'worker'] as const;
/** One of them. */
export type Role = (typeof roles)[number];

/** A running Bryggan. */
export interface App {
  /** Where HTTP is served; undefined in a worker without `PORT`. */
  readonly address: string | undefined;
  /** Takes nothing new, finishes what is in hand and lets go of everything. */
  stop(): Promise<void>;
}

const workersGraceMs = 6_000;

/**
 * Wires everything and starts it. Nothing else constructs the ORM, the queues or a platform.
 * @param given.clock the time of day in Bryggan, for tests; stamps of what comes in are judged by the real one
 */
export async function createApp(
  config: Config,
  given: { role: Role; log: Log; clock?: () => DateTime },
): Promise<App> {
  const { role, log, clock = () => DateTime.now() } = given;
  const closing: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) {
      await close().catch((err: unknown) => log.error({ err }, 'something did not end well'));
    }
  };
  try {
    const { orm, queues } = await openStores(config, log, closing);
    const registry = createRegistry(declarations);
    const secretKey = config.secretKey ?? (await findOrMakeSecretKey(config.dataDir));
    const links = createLinks(secretKey);
    const vault = createVault(secretKey);
    const fingerprint = createFingerprint(secretKey);
    const addresses = createAddresses({ links, publicUrl: config.publicUrl });
    const messengers = new Map<Platform, Messenger>();
    const responders = new Map<Platform, Responder>();
    const transact: Transact = createTransact(orm, (noted) => outbox.dispatch(noted));
    const outbox = createOutbox({
      orm,
      transact,
      queue: { queues, deliver, render: renderLiveMessage },
      message: registry.message,
      messengers,
      translator,
      addresses,
      firstMessageNotice: (_, workspace, t) => firstMessageNotice(workspace, t),
      clock,
      log,
    });
    const dispatch = createDispatch({
      transact,
      registry,
      searches: { organisation: searchOrganisations, person: searchPeople },
      vault,
      addresses,
      clock,
      log,
    });

    const metrics = createMetrics([
      {
        name: 'bryggan_jobs',
        help: 'Jobs by queue and state.',
        label: 'queue',
        read: () => countJobs(queues),
      },
    ]);
    const entry: Entry = {
      ...dispatch,
      async accept(event, ...ways) {
        const startedAt = performance.now();
        const answer = await dispatch.accept(event, ...ways);
        metrics.observeHandled(event.platform, answer.kind, (performance.now() - startedAt) / 1000);
        return answer;
      },
    };

    const http = express().disable('x-powered-by');
    const checks = [
      { name: 'database', check: () => checkDatabase(orm) },
      { name: 'queue', check: () => queues.ready() },
    ];
    if (config.teams !== undefined) {
      const [{ createTeams }, { createReferences }] = await Promise.all([
        import('./platforms/teams/create-teams.ts'),
        import('./platforms/teams/references/references.ts'),
      ]);
      const { tenantId: tenant } = config.teams;
      await keepKnown({ platform: 'teams', tenant, name: translator('sv')('teams.workspace') }, transact);
      const opensForm = (id: string) => id === 'draft.open' || registry.action(id)?.opensForm === true;
      const references = createReferences(orm, clock);
      const now = () => DateTime.now();
      const teams = createTeams({ config: config.teams, entry, references, opensForm, log, now });
      messengers.set('teams', teams.messenger);
      responders.set('teams', teams.responder);
      if (role !== 'worker') {
        if (config.teams.kind === 'local') http.use('/api/messages', onlyThisMachine);
        http.use('/api/messages', teams.router);
      }
      closing.push(() => teams.stop());
    }
    if (config.slack !== undefined) {
      const { createSlack } = await import('./platforms/slack/create-slack.ts');
      const slack = createSlack({ config: config.slack, entry, log, now: () => DateTime.now() });
      messengers.set('slack', slack.messenger);
      responders.set('slack', slack.responder);
      checks.push({ name: 'slack', check: () => slack.ready() });
      if (role !== 'worker') {
        if (slack.router !== undefined) http.use('/slack/events', slack.router);
        closing.push(() => slack.stop());
      }
      slack.start(role !== 'worker');
      keepTeamKnown(slack, transact, log, closing);
    }
    if (config.browserChat) {
      const [{ createBrowserChat }, { createBrowserHistory }] = await Promise.all([
        import('./platforms/browser/browser-chat.ts'),
        import('./platforms/browser/history/history.ts'),
      ]);
      if (config.slack === undefined && config.teams === undefined) await seedDemo(transact, clock());
      const { publicUrl } = config;
      const store = createBrowserHistory(orm);
      const chat = createBrowserChat({ entry, store, fingerprint, publicUrl, clock, log });
      messengers.set('browser', chat.messenger);
      responders.set('browser', chat.responder);
      if (role !== 'worker') http.use(chat.router);
      closing.push(async () => chat.close());
    }

    messengers.set('mail', await openMail(config, { orm, links, clock }, closing));
    if (role !== 'worker') {
      const { createLinkPages } = await import('./platforms/link/link-pages.ts');
      const matters = createMatters({ orm, registry, addresses, clock });
      const { publicUrl, mail } = config;
      const contact = mail?.from.address;
      http.use(createLinkPages({ entry, matters, links, fingerprint, publicUrl, contact, clock, log }));
    }

    if (role !== 'bot')
      closing.push(await runJobs(queues, dispatch, responders, { orm, transact, outbox, vault, clock, log }));
    http.use(healthRouter(checks));
    http.use(['/metrics', '/queues'], onlyAdministrators(config.adminToken));
    http.use(metrics.router);
    http.use('/queues', dashboard(queues));

    const serves = role !== 'worker' || config.portIsSet;
    const address = serves ? await listen(createServer(http), config, closing) : undefined;
    log.info({ role, ...(address === undefined ? {} : { address }) }, 'Bryggan is running');
    return { address, stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

/** The way out for e-mail: the server that is configured, or the mailbox on the chat page. */
async function openMail(
  { mail, publicUrl }: Config,
  given: { orm: MikroORM; links: Links; clock: () => DateTime },
  closing: (() => Promise<void>)[],
): Promise<Messenger> {
  const [{ createMailMessenger }, { createMailbox }] = await Promise.all([
    import('./platforms/mail/send.ts'),
    import('./platforms/mail/mailbox/mailbox.ts'),
  ]);
  const { orm, links, clock } = given;
  const shared = { links, publicUrl, clock, mailbox: createMailbox(orm) };
  if (mail === undefined) return createMailMessenger({ ...shared, smtp: undefined });
  const { createSmtpPool } = await import('./platforms/mail/smtp.ts');
  const pool = createSmtpPool({ url: mail.smtpUrl, from: mail.from });
  closing.push(async () => pool.close());
  return createMailMessenger({ ...shared, smtp: { pool, host: mail.host } });
}

async function openStores(
  config: Config,
  log: Log,
  closing: (() => Promise<void>)[],
): Promise<{ orm: MikroORM; queues: Queues }> {
  const databaseUrl = config.databaseUrl ?? (await startEmbedded(config, log, closing)).url;
  const orm = await openOrm(databaseUrl);
  closing.push(() => orm.close(true));
  await migrate(orm, databaseUrl);
  const queues = await openQueues({ redisUrl: config.redisUrl, databaseUrl, log });
  closing.push(() => queues.close());
  return { orm, queues };
}

async function startEmbedded(
  { dataDir }: Config,
  log: Log,
  closing: (() => Promise<void>)[],
): Promise<{ readonly url: string }> {
  const embedded = await keepEmbeddedPostgres({ dataDir, log });
  closing.push(() => embedded.stop());
  return embedded;
}

async function runJobs(
  queues: Queues,
  dispatch: ReturnType<typeof createDispatch>,
  responders: ReadonlyMap<Platform, Responder>,
  shared: Omit<Parameters<(typeof jobs)[number]['run']>[0]['context'], 'sweepInbox' | 'refreshPages'>,
): Promise<() => Promise<void>> {
  const context = {
    ...shared,
    sweepInbox: () => dispatch.sweep(responders),
    refreshPages: () => dispatch.refreshPages(responders),
  };
  const workers: Workers = await startWorkers(queues, { jobs, context: () => context });
  return () => workers.close(workersGraceMs);
}

/** Once Slack has said which team it is, its workspace is made; Slack may be down at first. */
function keepTeamKnown(
  slack: { ready(): Promise<void>; team(): { id: string; name: string } | undefined },
  transact: Transact,
  log: Log,
  closing: (() => Promise<void>)[],
): void {
  const tryAgainMs = 1_000;
  let timer: NodeJS.Timeout | undefined;
  const look = async () => {
    const team = slack.team();
    if (team === undefined) {
      timer = setTimeout(look, tryAgainMs);
      return;
    }
    try {
      await keepKnown({ platform: 'slack', tenant: team.id, name: team.name }, transact);
    } catch (err) {
      log.error({ err }, 'the Slack team could not be kept');
      timer = setTimeout(look, tryAgainMs);
    }
  };
  closing.push(async () => clearTimeout(timer));
  void look();
}

/** Another process may have made it in the same moment. */
async function keepKnown(team: Parameters<typeof ensureInstallation>[1], transact: Transact): Promise<void> {
  try {
    await transact({ across: 'the place that Bryggan was started for' }, (em) =>
      ensureInstallation(em, team),
    );
  } catch (err) {
    if (!(err instanceof UniqueConstraintViolationException)) throw err;
  }
}

/** @throws Error with the reason when PostgreSQL does not answer */
async function checkDatabase(orm: MikroORM): Promise<void> {
  const answer = await orm.checkConnection();
  if (!answer.ok) throw new Error(answer.reason);
}
