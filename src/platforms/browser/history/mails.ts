import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from '#entities/account.ts';
import { Mail } from '#entities/mail.ts';
import { Person } from '#entities/person.ts';
import type { MailOverview, ShownMailbox } from './store.ts';

const mailsShown = 100;

/** Those who have got mail, and those who can be reached in no other way, by name. */
export async function listMailboxes(em: EntityManager): Promise<MailOverview[]> {
  const people = await em.find(Person, { email: { $ne: null } }, { orderBy: { name: 'asc' } });
  const mails = await em.find(Mail, {}, { fields: ['person'] });
  const accounts = await em.find(Account, { platform: 'browser' }, { fields: ['person'] });
  const chatting = new Set(accounts.map(({ person }) => person.id));
  return people
    .map(({ id, name }) => ({
      personId: id,
      name,
      count: mails.filter(({ person }) => person.id === id).length,
    }))
    .filter(({ personId, count }) => count > 0 || !chatting.has(personId));
}

/** The newest mails to one person, newest first; undefined when there is no such person. */
export async function findMailbox(em: EntityManager, personId: string): Promise<ShownMailbox | undefined> {
  const person = await em.findOne(Person, { id: personId });
  if (person === null) return undefined;
  const mails = await em.find(Mail, { person }, { orderBy: { id: 'desc' }, limit: mailsShown });
  return {
    name: person.name,
    mails: mails.map(({ id, subject, address, html, text, createdAt }) => ({
      id,
      subject,
      address,
      html,
      text,
      at: createdAt,
    })),
  };
}
