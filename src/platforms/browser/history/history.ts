import {
  type EntityManager,
  LockMode,
  type MikroORM,
  UniqueConstraintViolationException,
} from '@mikro-orm/postgresql';
import { Account } from '#entities/account.ts';
import { BrowserMessage } from '#entities/browser-message.ts';
import { Conversation } from '#entities/conversation.ts';
import { Person } from '#entities/person.ts';
import { Representative } from '#entities/representative.ts';
import { Workspace } from '#entities/workspace.ts';
import { forWorkspace } from '#src/persistence/orm.ts';
import { findMailbox, listMailboxes } from './mails.ts';
import { listSendings } from './sendings.ts';
import type { BrowserStore, Content, NewMessage, ShownMessage, Talk, Visitor } from './store.ts';

const here = { platform: 'browser', tenant: 'demo' } as const;
const messagesShown = 200;

/** The chat page's memory in PostgreSQL. It knows the demo workspace alone; without one it is empty. */
export function createBrowserHistory(orm: MikroORM): BrowserStore {
  async function inDemo<Result>(
    work: (em: EntityManager, workspace: Workspace) => Promise<Result>,
    empty: Result,
  ): Promise<Result> {
    const workspace = await orm.em.fork().findOne(Workspace, { demo: true });
    if (workspace === null) return empty;
    const em = forWorkspace(orm, workspace.id);
    return work(em, em.merge(workspace));
  }

  return {
    listVisitors: () => inDemo((em, workspace) => findVisitors(em, workspace), []),
    findVisitor: (externalId) =>
      inDemo(async (em, workspace) => (await findVisitors(em, workspace, externalId))[0], undefined),
    setLanguage: (visitor, language) =>
      inDemo(async (em) => {
        const person = await em.findOneOrFail(Person, { id: visitor.id });
        person.language = language;
        await em.flush();
      }, undefined),
    listTalks: (visitor) => inDemo((em) => findTalks(em, visitor), []),
    listMessages: (talk, visitor) => inDemo((em) => findMessages(em, talk, visitor), []),
    hasConversation: (reference) =>
      inDemo(async (em) => (await em.count(Conversation, { ...here, reference })) > 0, false),
    async keep(message) {
      const id = await inDemo((em, workspace) => keep(em, workspace, message), undefined);
      if (id === undefined) throw new Error('There is no demo workspace to keep a message in.');
      return id;
    },
    replace: (at, content, language) =>
      inDemo(
        (outer) =>
          outer.transactional(async (em) => {
            // Locked: two tabs may press the same button in the same instant, and the second waits for the first.
            const found = await em.findOne(
              BrowserMessage,
              { id: at.message, conversation: at.conversation },
              { lockMode: LockMode.PESSIMISTIC_WRITE },
            );
            if (found === null) return false;
            found.content = content ?? null;
            found.language = language;
            return true;
          }),
        false,
      ),
    findBySource: (source) =>
      inDemo(async (em) => reference(await em.findOne(BrowserMessage, { source })), undefined),
    findForm: (draft) =>
      inDemo(async (em) => {
        const found = await em.findOne(BrowserMessage, { content: { draft } });
        const at = reference(found);
        const content = found?.content as Content | undefined;
        if (found === null || at === undefined || content?.kind !== 'form') return undefined;
        return { ...at, content, language: found.language };
      }, undefined),
    listChanges: (after) =>
      inDemo(async (em) => {
        const changed = await em.find(
          BrowserMessage,
          { changedAt: { $gt: after } },
          { fields: ['revision', 'conversation'] },
        );
        return changed.map(({ id, revision, conversation }) => ({ id, revision, conversation }));
      }, []),
    listSendings: () => inDemo((em, workspace) => listSendings(em, workspace.id), []),
    listMailboxes: () => inDemo((em) => listMailboxes(em), []),
    findMailbox: (personId) => inDemo((em) => findMailbox(em, personId), undefined),
  };
}

function reference(found: BrowserMessage | null): { conversation: string; message: string } | undefined {
  return found === null ? undefined : { conversation: found.conversation, message: found.id };
}

async function findVisitors(
  em: EntityManager,
  workspace: Workspace,
  externalId?: string,
): Promise<Visitor[]> {
  const accounts = await em.find(
    Account,
    { ...here, ...(externalId === undefined ? {} : { externalId }) },
    { populate: ['person'], orderBy: { person: { name: 'asc' } } },
  );
  const spoken = await em.find(
    Representative,
    { person: { $in: accounts.map((one) => one.person.id) } },
    { populate: ['organisation'], orderBy: { organisation: { name: 'asc' } } },
  );
  return accounts.map((account) => {
    const person = account.person.$;
    return {
      id: person.id,
      externalId: account.externalId,
      name: person.name,
      roles: person.roles,
      organisations: spoken
        .filter((one) => one.person.id === person.id)
        .map((one) => one.organisation.$.name),
      language: person.language ?? workspace.language,
      zone: workspace.zone,
    };
  });
}

async function findTalks(em: EntityManager, visitor: Visitor): Promise<Talk[]> {
  const direct: Talk = { kind: 'direct', reference: `direct:${visitor.externalId}`, name: '' };
  // Guests are in no channel: what is posted there is for staff.
  if (!visitor.roles.some((role) => role !== 'representative')) return [direct];
  const channels = await em.find(
    Conversation,
    { ...here, kind: 'channel' },
    { orderBy: { createdAt: 'asc' } },
  );
  return [
    direct,
    ...channels.map(
      ({ reference, name }): Talk => ({
        kind: 'channel',
        reference,
        name: name ?? reference.replace(/^channel:/u, ''),
      }),
    ),
  ];
}

async function findMessages(em: EntityManager, talk: Talk, visitor: Visitor): Promise<ShownMessage[]> {
  const newest = await em.find(
    BrowserMessage,
    {
      conversation: talk.reference,
      content: { $ne: null },
      $or: [{ viewer: null }, { viewer: visitor.id }],
    },
    { populate: ['author'], orderBy: { id: 'desc' }, limit: messagesShown },
  );
  return newest.reverse().map(({ id, author, viewer, content, language, createdAt }) => ({
    id,
    ...(author ? { author: { id: author.id, name: author.$.name } } : {}),
    onlyYou: viewer !== null && viewer !== undefined,
    content: content as Content,
    language,
    at: createdAt,
  }));
}

async function keep(em: EntityManager, workspace: Workspace, message: NewMessage): Promise<string> {
  const { source, conversation, authorId, viewerId, content, language } = message;
  const there = await em.findOne(BrowserMessage, { source });
  if (there !== null) return there.id;
  const made = em.create(BrowserMessage, {
    workspace,
    source,
    conversation,
    author: authorId === undefined ? null : em.getReference(Person, authorId),
    viewer: viewerId === undefined ? null : em.getReference(Person, viewerId),
    content,
    language,
  });
  try {
    await em.flush();
    return made.id;
  } catch (fault) {
    if (!(fault instanceof UniqueConstraintViolationException)) throw fault;
    // Somebody kept the same a moment earlier.
    const fork = em.fork();
    return (await fork.findOneOrFail(BrowserMessage, { source })).id;
  }
}
