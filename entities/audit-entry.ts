import { defineEntity, p } from '@mikro-orm/core';
import { Person } from './person.ts';
import { row } from './row.ts';

const AuditEntrySchema = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_entries',
  properties: {
    ...row,
    /** Null when Bryggan did it by itself, or the command line. */
    person: () => p.manyToOne(Person).ref().nullable(),
    /** A declared id such as `contact.undo`. */
    verb: p.text(),
    subjectId: p.uuid(),
  },
  indexes: [
    { properties: ['person'] },
    {
      name: 'audit_entries_subject',
      expression: 'create index audit_entries_subject on audit_entries (subject_id)',
    },
  ],
});

/** Who did what to which row; never what was written in it. */
export class AuditEntry extends AuditEntrySchema.class {}
AuditEntrySchema.setClass(AuditEntry);
