import { defineEntity, p } from '@mikro-orm/core';
import { Delivery } from './delivery.ts';
import { instant } from './instant.ts';
import { row } from './row.ts';

const LiveMessageSchema = defineEntity({
  name: 'LiveMessage',
  tableName: 'messages',
  properties: {
    ...row,
    delivery: () => p.manyToOne(Delivery).ref(),
    subjectId: p.uuid(),
    /** Counted up by whatever changes the subject. */
    wantedRevision: p.integer().onCreate(() => 1),
    /** What the message that stands there shows. */
    renderedRevision: p.integer().onCreate(() => 1),
    /** The earliest instant of the next edit: at least 3 s after the one before. */
    nextEditAt: instant(),
    /** It went out with the notice that comes first, which an edit must not take away. */
    notice: p.boolean().onCreate(() => false),
  },
  uniques: [{ properties: ['delivery'] }],
  indexes: [
    { name: 'messages_subject', expression: 'create index messages_subject on messages (subject_id)' },
    {
      name: 'messages_behind',
      expression:
        'create index messages_behind on messages (next_edit_at) where wanted_revision > rendered_revision',
    },
  ],
});

/** A sent message that is kept up to date with its subject. */
export class LiveMessage extends LiveMessageSchema.class {}
LiveMessageSchema.setClass(LiveMessage);
