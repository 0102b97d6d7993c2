import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { cameTooForm } from '#src/features/meetings/attendance-card.ts';

/** Asks who else came. */
export const askCameToo = defineAction({
  id: 'meeting.cameToo',
  role: 'coordinator',
  opensForm: true,
  input: z.object({ meeting: z.uuid(), skipped: z.number().int().min(0) }),
  async run({ input, t }) {
    return reply.form(cameTooForm(input, t));
  },
});
