import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/core';
import { DateTime } from 'luxon';
import { instant } from './instant.ts';

const WorkspaceSchema = defineEntity({
  name: 'Workspace',
  tableName: 'workspaces',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    createdAt: instant().onCreate(() => DateTime.utc()),
    name: p.text(),
    language: p.enum(['sv', 'en'] as const),
    /** IANA, such as `Europe/Stockholm`. */
    zone: p.text(),
    /** The demo never leaves the machine. */
    demo: p.boolean().onCreate(() => false),
    /** The channel that gets the week; undefined until somebody chooses one. An id in `conversations`. */
    digestConversationId: p.uuid().nullable(),
    /** Whole local hours between which what is not urgent may reach staff, on working days. */
    staffFromHour: p.integer().onCreate(() => 8),
    staffToHour: p.integer().onCreate(() => 18),
    /** The same for representatives, every day. */
    representativeFromHour: p.integer().onCreate(() => 8),
    representativeToHour: p.integer().onCreate(() => 21),
    /** How many messages that are not urgent a representative gets in a week. */
    weeklyMessages: p.integer().onCreate(() => 2),
    /** Days without contact after which a dialogue has gone quiet. */
    quietAfterDays: p.integer().onCreate(() => 60),
    /** The same by kind of organisation, for those that have a rhythm of their own. */
    rhythmByKind: p
      .json()
      .$type<Readonly<Record<string, number>>>()
      .onCreate(() => ({})),
    /** The day on which coordinators were last told of quiet dialogues. */
    nudgedOn: p.date().nullable(),
    revision: p.integer().version(),
  },
});

/** One district's own Bryggan (verksamhet): its people, settings and data. */
export class Workspace extends WorkspaceSchema.class {}
WorkspaceSchema.setClass(Workspace);
