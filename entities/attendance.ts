import { defineEntity, p } from '@mikro-orm/core';
import { Invitation } from './invitation.ts';
import { Meeting } from './meeting.ts';
import { row } from './row.ts';

const AttendanceSchema = defineEntity({
  name: 'Attendance',
  tableName: 'attendances',
  properties: {
    ...row,
    meeting: () => p.manyToOne(Meeting).ref(),
    invitation: () => p.manyToOne(Invitation).ref(),
    /** False when somebody who had said yes did not come. */
    came: p.boolean(),
    /** How many came with this invitation. */
    comers: p.integer(),
  },
  uniques: [{ properties: ['invitation'] }],
  indexes: [{ properties: ['meeting'] }],
});

/** Who came (närvaro), as the coordinator noted it. */
export class Attendance extends AttendanceSchema.class {}
AttendanceSchema.setClass(Attendance);
