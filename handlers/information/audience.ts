import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { chooseForm } from '#src/features/audiences/choose.ts';
import { emptySelection } from '#src/features/audiences/rules.ts';
import { refusedCard } from '#src/features/information/cards.ts';
import { purposeOf } from '#src/features/information/forms.ts';
import { findInformation } from '#src/features/information/reads.ts';

/** Opens the form that asks who is to get it. */
export const chooseInformed = defineAction({
  id: 'information.audience',
  role: 'coordinator',
  opensForm: true,
  input: z.object({ information: z.uuid() }),
  async run({ input, ...given }) {
    const { em, t } = given;
    const information = await findInformation(em, input.information);
    if (information === undefined) return reply.onlyYou(refusedCard('gone', t));
    if (information.sentAt) return reply.onlyYou(refusedCard('sent', t));
    return reply.form(await chooseForm(given, purposeOf(information, t), emptySelection));
  },
});
