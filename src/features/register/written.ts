import { z } from 'zod';
import { organisationKinds } from '#entities/organisation.ts';
import type { Batch, OrganisationRow } from './batch.ts';

const text = z.string().nullable();
const texts = z.array(z.string());

/** What an import wrote, as far as it takes to take it back: ids, and what stood in the rows that it changed. */
export const writtenByImport = z.object({
  added: texts,
  changed: z.array(
    z.object({
      id: z.string(),
      revision: z.number(),
      kind: z.enum(organisationKinds),
      area: text,
      aliases: texts,
      searchAliases: z.string(),
      drives: text,
      webPage: text,
      note: text,
      languages: texts,
    }),
  ),
  offers: texts,
  people: texts,
  representatives: texts,
  addresses: z.array(z.object({ id: z.string(), email: text })),
});
/** That of one import. */
export type WrittenByImport = z.output<typeof writtenByImport>;

/** Notes what an import writes, while it does. */
export function noteWritten(): {
  readonly written: WrittenByImport;
  readonly onWritten: (batch: Batch, before: readonly OrganisationRow[]) => void;
} {
  const written: WrittenByImport = {
    added: [],
    changed: [],
    offers: [],
    people: [],
    representatives: [],
    addresses: [],
  };
  return {
    written,
    onWritten(batch, before) {
      written.added.push(...batch.added.map(({ id }) => id));
      written.changed.push(
        ...before.map((row) => ({ ...row, aliases: [...row.aliases], languages: [...row.languages] })),
      );
      written.offers.push(...batch.offers.map(({ id }) => id));
      written.people.push(...batch.people.map(({ id }) => id));
      written.representatives.push(...batch.representatives.map(({ id }) => id));
      written.addresses.push(...batch.addresses.map(({ id, email }) => ({ id, email })));
    },
  };
}
