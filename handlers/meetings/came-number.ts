import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { cameNumberForm } from '#src/features/meetings/attendance-card.ts';

/** Asks how many came with one invitation. */
export const askCameNumber = defineAction({
  id: 'meeting.cameNumber',
  role: 'coordinator',
  opensForm: true,
  input: z.object({
    meeting: z.uuid(),
    skipped: z.number().int().min(0),
    invitation: z.uuid(),
    name: z.string(),
    comers: z.number().int(),
  }),
  async run({ input, t }) {
    return reply.form(cameNumberForm(input, t));
  },
});
