import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { stepCard, stepGoneCard } from '#src/features/next-steps/cards.ts';
import { findStep } from '#src/features/next-steps/reads.ts';

/** A next step as it is now. */
export const showNextStep = defineAction({
  id: 'nextStep.show',
  role: 'coordinator',
  input: z.object({ step: z.uuid() }),
  async run({ input, ...given }) {
    const step = await findStep(given.em, input.step);
    return reply.onlyYou(step === undefined ? stepGoneCard(given) : stepCard(step, given));
  },
});
