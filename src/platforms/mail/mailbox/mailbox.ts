import type { MikroORM } from '@mikro-orm/postgresql';
import { Mail } from '#entities/mail.ts';
import { Person } from '#entities/person.ts';
import { Workspace } from '#entities/workspace.ts';
import { forWorkspace } from '#src/persistence/orm.ts';

/** One mail to keep, with whose it is. */
export interface KeptMail {
  readonly workspace: string;
  readonly person: string;
  readonly deliveryId: string;
  readonly address: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** Where mail is kept when there is no server to send it. */
export interface Mailbox {
  /** Keeps a mail; one from the same delivery is kept once. */
  keep(mail: KeptMail): Promise<void>;
}

/** The mailbox in PostgreSQL. */
export function createMailbox(orm: MikroORM): Mailbox {
  return {
    async keep({ workspace, person, ...mail }) {
      const em = forWorkspace(orm, workspace);
      if ((await em.count(Mail, { deliveryId: mail.deliveryId })) > 0) return;
      em.create(Mail, {
        workspace: em.getReference(Workspace, workspace),
        person: em.getReference(Person, person),
        ...mail,
      });
      await em.flush();
    },
  };
}
