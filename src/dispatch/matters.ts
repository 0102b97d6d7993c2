import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Person } from '#entities/person.ts';
import { Representative } from '#entities/representative.ts';
import type { Language } from '#src/conversation/answer.ts';
import type { Registry } from '#src/conversation/declarations/registry.ts';
import type { AskedMatter, Matters, ReadMatter } from '#src/conversation/matters.ts';
import { translator } from '#src/locales/translate.ts';
import { readOnly } from '#src/persistence/transaction.ts';

/** Reads matters in transactions that the database itself keeps from writing. */
export function createMatters({
  orm,
  registry,
  clock,
}: {
  readonly orm: MikroORM;
  readonly registry: Registry;
  readonly clock: () => DateTime;
}): Matters {
  async function read(em: EntityManager, asked: AskedMatter): Promise<ReadMatter | undefined> {
    const declaration = registry.message(asked.message);
    const person = await em.findOne(Person, { id: asked.person }, { populate: ['workspace'] });
    if (declaration === undefined || person === null) return undefined;
    const workspace = person.workspace.$;
    const spoken = await em.find(
      Representative,
      { person },
      { populate: ['organisation'], orderBy: { organisation: { name: 'asc' } } },
    );
    const language: Language = asked.language ?? person.language ?? workspace.language;
    const given = {
      em,
      workspace,
      reader: person,
      now: clock().setZone(workspace.zone),
      language,
      t: translator(language),
      subjectId: asked.subject,
    };
    return {
      person: { name: person.name, organisations: spoken.map((one) => one.organisation.$.name) },
      workspace: workspace.name,
      language,
      card: await declaration.write(given),
      event: await declaration.event?.(given),
    };
  }

  return {
    read: (asked) => readOnly(orm, asked.workspace, (em) => read(em, asked)),
  };
}
