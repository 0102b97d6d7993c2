import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Person } from '#entities/person.ts';
import { Representative } from '#entities/representative.ts';
import type { Addresses } from '#src/conversation/addresses.ts';
import type { Language } from '#src/conversation/answer.ts';
import type { MessageContext } from '#src/conversation/declarations/context.ts';
import type { MessageDeclaration } from '#src/conversation/declarations/declarations.ts';
import type { Registry } from '#src/conversation/declarations/registry.ts';
import type { AskedMatter, Matters, ReadMatter } from '#src/conversation/matters.ts';
import { translator } from '#src/locales/translate.ts';
import { zoneOf } from '#src/locales/zone.ts';
import { isErased } from '#src/people/erased.ts';
import { readOnly } from '#src/persistence/transaction.ts';

/** Reads matters in transactions that the database itself keeps from writing. */
export function createMatters({
  orm,
  registry,
  addresses,
  clock,
}: {
  readonly orm: MikroORM;
  readonly registry: Registry;
  readonly addresses: Addresses;
  readonly clock: () => DateTime;
}): Matters {
  /** Who reads it, and from what; undefined when there is no such person, or no such kind of matter. */
  async function open(em: EntityManager, asked: AskedMatter): Promise<Opened | undefined> {
    const declaration = registry.message(asked.message);
    const person = await em.findOne(Person, { id: asked.person }, { populate: ['workspace'] });
    if (declaration === undefined || person === null || (await isErased(em, person))) return undefined;
    const workspace = person.workspace.$;
    const ownLanguage: Language = person.language ?? workspace.language;
    const language = asked.language ?? ownLanguage;
    const now = clock().setZone(zoneOf(workspace.zone));
    return {
      declaration,
      person,
      ownLanguage,
      given: {
        em,
        workspace,
        reader: person,
        now,
        language,
        t: translator(language),
        addressOf: addresses({ workspace: workspace.id, person: person.id, language, now }),
        subjectId: asked.subject,
      },
    };
  }

  async function read(em: EntityManager, asked: AskedMatter): Promise<ReadMatter | undefined> {
    const opened = await open(em, asked);
    if (opened === undefined) return undefined;
    const { declaration, person, ownLanguage, given } = opened;
    const spoken = await em.find(
      Representative,
      { person },
      { populate: ['organisation'], orderBy: { organisation: { name: 'asc' } } },
    );
    return {
      person: { name: person.name, organisations: spoken.map((one) => one.organisation.$.name) },
      workspace: given.workspace.name,
      language: given.language,
      ownLanguage,
      card: await declaration.write(given),
      event: await declaration.event?.(given),
    };
  }

  return {
    read: (asked) => readOnly(orm, asked.workspace, (em) => read(em, asked)),
    chart: (asked) =>
      readOnly(orm, asked.workspace, async (em) => {
        const opened = await open(em, asked);
        return opened?.declaration.chart?.(opened.given);
      }),
    workbook: (asked) =>
      readOnly(orm, asked.workspace, async (em) => {
        const opened = await open(em, asked);
        return opened?.declaration.workbook?.(opened.given);
      }),
  };
}

interface Opened {
  readonly declaration: MessageDeclaration;
  readonly person: Person;
  readonly ownLanguage: Language;
  readonly given: MessageContext & { readonly subjectId: string };
}
