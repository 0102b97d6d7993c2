import type { MikroORM } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { TeamsReference } from '#entities/teams-reference.ts';

/** How a person, a conversation or – with an empty `external` – a tenant as a whole is reached. */
export interface Reference {
  readonly tenant: string;
  readonly external: string;
  /** An address of Microsoft's, as the newest activity from there said. */
  readonly serviceUrl: string;
  /** The bot's own id there. */
  readonly bot: string;
  /** Of a person: Teams' own id of them. */
  readonly userId?: string | undefined;
  /** Of a person: their own chat with the bot. */
  readonly conversation?: string | undefined;
}

/** Where it is remembered how Teams is told where a message goes. */
export interface References {
  /** Remembers the newest; what is not given stays as it was. */
  keep(reference: Reference): Promise<void>;
  find(tenant: string, external: string): Promise<Reference | undefined>;
}

/** The references in PostgreSQL. What has not changed since this process wrote it is not written again. */
export function createReferences(orm: MikroORM, clock: () => DateTime): References {
  const written = new Map<string, string>();
  return {
    async keep(reference) {
      const { tenant, external, serviceUrl, bot, userId, conversation } = reference;
      const key = `${tenant} ${external}`;
      const content = JSON.stringify([serviceUrl, bot, userId, conversation]);
      if (written.get(key) === content) return;
      await orm.em.fork().upsert(TeamsReference, {
        tenant,
        external,
        serviceUrl,
        bot,
        ...(userId === undefined ? {} : { userId }),
        ...(conversation === undefined ? {} : { conversation }),
        seenAt: clock().toUTC(),
      });
      written.set(key, content);
    },
    async find(tenant, external) {
      const row = await orm.em.fork().findOne(TeamsReference, { tenant, external });
      if (row === null) return undefined;
      const { serviceUrl, bot, userId, conversation } = row;
      return {
        tenant,
        external,
        serviceUrl,
        bot,
        userId: userId ?? undefined,
        conversation: conversation ?? undefined,
      };
    },
  };
}
