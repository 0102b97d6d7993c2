import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { planForm } from '#src/features/meetings/forms.ts';

/** Opens the empty form that plans a meeting. */
export const startMeeting = defineAction({
  id: 'meeting.start',
  role: 'coordinator',
  opensForm: true,
  input: z.object({}),
  async run(given) {
    return reply.form(planForm({}, {}, given));
  },
});
