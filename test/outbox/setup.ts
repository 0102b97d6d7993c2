import { randomUUID } from 'node:crypto';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { DateTime } from 'luxon';
import { Conversation } from '#entities/conversation.ts';
import { Delivery } from '#entities/delivery.ts';
import type { Person, Role } from '#entities/person.ts';
import { Workspace } from '#entities/workspace.ts';
import type { MessageDeclaration } from '#src/conversation/declarations/declarations.ts';
import { defineMessage } from '#src/conversation/declarations/declarations.ts';
import { card, quiet, text } from '#src/conversation/elements/card.ts';
import type { Messenger } from '#src/conversation/messenger.ts';
import { translator } from '#src/locales/translate.ts';
import type { OutboxQueue } from '#src/outbox/dispatcher.ts';
import { deliveriesFailed } from '#src/outbox/failures.ts';
import { createOutbox, type Outbox } from '#src/outbox/outbox.ts';
import { type Post, post, touch } from '#src/outbox/post.ts';
import { acrossWorkspaces, forWorkspace, openOrm } from '#src/persistence/orm.ts';
import { createTransact, type Transact } from '#src/persistence/transaction.ts';
import { addresses } from '#test/support/addresses.ts';
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts';
import { buildPerson, buildWorkspace, tenant } from '#test/support/people.ts';
import { ChatDouble } from './chat-double.ts';

/** Tuesday at noon: nobody's quiet hours. */
export const noon = DateTime.fromISO('2026-11-24T12:00', { zone: 'Europe/Stockholm' });

/** A log that keeps what is wrong, for a test to look at. */
export const silentLog = { info: () => {}, warn: () => {}, error: () => {} };

/** Messages whose state a test sets: their subject's text, or nothing to say. */
export class Declared {
  readonly texts = new Map<string, string | undefined>();
  written = 0;
  readonly #byId = new Map<string, MessageDeclaration>([[deliveriesFailed.id, deliveriesFailed]]);

  /** Declares a message; its card's title is its id, and its text what the subject says now. */
  message(id: string, given: Partial<MessageDeclaration> = {}): MessageDeclaration {
    const declared = defineMessage({
      id,
      urgency: 'normal',
      live: false,
      counts: false,
      write: async ({ subjectId, language }) => {
        this.written += 1;
        if (this.texts.has(subjectId) && this.texts.get(subjectId) === undefined) return undefined;
        return card(id, text(`${language}: ${this.texts.get(subjectId) ?? 'new'}`));
      },
      ...given,
    });
    this.#byId.set(id, declared);
    return declared;
  }

  find(id: string): MessageDeclaration | undefined {
    return this.#byId.get(id);
  }
}

/** One database, one workspace, one chat, one clock. */
export interface Scene {
  readonly database: TestDatabase;
  readonly orm: MikroORM;
  readonly workspace: Workspace;
  readonly chat: ChatDouble;
  readonly declared: Declared;
  readonly outbox: Outbox;
  readonly transact: Transact;
  now: DateTime;
  /** Another worker on the same database, with the same clock. */
  worker(given?: { messengers?: readonly Messenger[]; queue?: OutboxQueue }): Outbox;
  em(): EntityManager;
  person(name: string, given?: { roles?: Role[]; language?: 'sv' | 'en'; new?: boolean }): Promise<Person>;
  conversation(reference: string): Promise<Conversation>;
  /** Posts one message to somebody, due now unless said otherwise, and gives its id. */
  post(
    message: MessageDeclaration,
    to: Person | Conversation,
    given?: Partial<Omit<Post, 'message' | 'to' | 'workspace'>>,
  ): Promise<string>;
  /** Representatives; so many. */
  people(count: number): Promise<readonly Person[]>;
  /** Posts one message to several in one transaction, due now, and gives their ids. */
  postAll(message: MessageDeclaration, to: readonly Person[]): Promise<readonly string[]>;
  /** A transaction that changes nothing but says that the subject has changed. */
  touch(subjectId: string): Promise<void>;
  delivery(id: string): Promise<Delivery>;
  /** Runs everything that is due, in order, moving the clock. */
  runUntil(until: DateTime): Promise<void>;
  /** From here on what is posted is dispatched by this one. */
  useForDispatch(worker: Outbox): void;
  /** The real clock runs, until `reset`. */
  live(): void;
  /** Back to noon, with nothing posted or sent. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Builds a scene. */
export async function openScene(): Promise<Scene> {
  const database = await createTestDatabase();
  const orm = await openOrm(database.url);
  const built = await buildWorkspace(orm);
  const chat = new ChatDouble();
  const declared = new Declared();
  let running = false;
  const worker: Scene['worker'] = (given = {}) =>
    createOutbox({
      orm,
      transact: (scope, work) => scene.transact(scope, work),
      message: (id) => declared.find(id),
      messengers: new Map((given.messengers ?? [chat]).map((one) => [one.platform, one])),
      translator,
      addresses,
      firstMessageNotice: ({ name }) => ({
        inChat: quiet(`Notice for ${name}`),
        inLetter: `Notice for ${name}`,
      }),
      clock: () => (running ? DateTime.utc() : scene.now),
      log: silentLog,
      ...(given.queue && { queue: given.queue }),
    });
  const outbox = worker();
  let dispatching = outbox;
  const scene: Scene = {
    database,
    orm,
    workspace: built,
    chat,
    declared,
    outbox,
    transact: createTransact(orm, (noted) => dispatching.dispatch(noted)),
    now: noon,
    worker,
    em: () => forWorkspace(orm, built.id),
    person: (name, given = {}) =>
      buildPerson(scene.em(), scene.em().getReference(Workspace, built.id), {
        name,
        roles: ['representative'],
        ...given,
      }),
    async conversation(reference) {
      const em = scene.em();
      const workspace = em.getReference(Workspace, built.id);
      const kind = 'channel' as const;
      const made = em.create(Conversation, { workspace, platform: 'browser', tenant, kind, reference });
      await em.flush();
      return made;
    },
    async post(message, to, given = {}) {
      const key = given.key ?? randomUUID();
      return scene.transact(built.id, async (em) => {
        await post(em, [
          {
            workspace: await em.findOneOrFail(Workspace, built.id),
            message,
            key,
            to: to instanceof Conversation ? { conversation: to.id } : { person: to.id },
            subjectId: randomUUID(),
            dueAt: scene.now,
            audience: to instanceof Conversation ? 'channel' : 'representative',
            ...given,
          },
        ]);
        const [row] = await em.find(Delivery, { key });
        if (row === undefined) throw new Error('The delivery was not posted');
        return row.id;
      });
    },
    async people(count) {
      const people: Person[] = [];
      for (let number = 0; number < count; number += 1)
        people.push(await scene.person(`Person ${number} of ${count}`));
      return people;
    },
    async postAll(message, to) {
      const run = randomUUID();
      return scene.transact(built.id, async (em) => {
        const workspace = await em.findOneOrFail(Workspace, built.id);
        const posts = to.map(({ id }, number) => ({
          workspace,
          message,
          key: `${run} ${number}`,
          to: { person: id },
          subjectId: randomUUID(),
          dueAt: scene.now,
          audience: 'representative' as const,
        }));
        await post(em, posts);
        const rows = await em.find(Delivery, { key: { $in: posts.map(({ key }) => key) } });
        return rows.map(({ id }) => id);
      });
    },
    touch: (subjectId) => scene.transact(built.id, (em) => touch(em, subjectId)),
    delivery: (id) => acrossWorkspaces(orm, 'a test looks').findOneOrFail(Delivery, id),
    async runUntil(until) {
      await outbox.runDue(scene.now);
      for (let due = await outbox.nextDue(until); due !== undefined; due = await outbox.nextDue(until)) {
        scene.now = due;
        await outbox.runDue(due);
      }
      scene.now = until;
    },
    useForDispatch(given) {
      dispatching = given;
    },
    live() {
      running = true;
      scene.now = DateTime.utc();
    },
    async reset() {
      running = false;
      await orm.em.fork().execute('truncate gates, messages, deliveries');
      chat.reset();
      scene.now = noon;
    },
    async close() {
      await orm.close(true);
      await database.drop();
    },
  };
  return scene;
}
