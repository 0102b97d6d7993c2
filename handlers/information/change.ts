import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { refusedCard } from '#src/features/information/cards.ts';
import { writeForm } from '#src/features/information/forms.ts';
import { findInformation } from '#src/features/information/reads.ts';

/** Opens the form with information that is not sent. */
export const changeInformation = defineAction({
  id: 'information.change',
  role: 'coordinator',
  opensForm: true,
  input: z.object({ information: z.uuid() }),
  async run({ input, em, t }) {
    const information = await findInformation(em, input.information);
    if (information === undefined) return reply.onlyYou(refusedCard('gone', t));
    if (information.sentAt) return reply.onlyYou(refusedCard('sent', t));
    return reply.form(writeForm(information, t, information.id));
  },
});
