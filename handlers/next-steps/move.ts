import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { stepCard, stepGoneCard } from '#src/features/next-steps/cards.ts';
import { findStep } from '#src/features/next-steps/reads.ts';
import { stepMoves } from '#src/features/next-steps/rules.ts';
import { moveStep } from '#src/features/next-steps/writes.ts';

/** A coordinator states that a next step is done, or not after all, or lets it wait a week. */
export const moveNextStep = defineAction({
  id: 'nextStep.move',
  role: 'coordinator',
  input: z.object({ step: z.uuid(), to: z.enum(stepMoves) }),
  async run({ input, ...given }) {
    await moveStep(given.em, input, given);
    const step = await findStep(given.em, input.step);
    return step === undefined ? reply.onlyYou(stepGoneCard(given)) : reply.replace(stepCard(step, given));
  },
});
