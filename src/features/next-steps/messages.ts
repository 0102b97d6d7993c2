import { defineMessage } from '#src/conversation/declarations/declarations.ts';
import { stepCard } from './cards.ts';
import { findStep } from './reads.ts';

/** To the coordinator, on the day that a step was put to; shows what has become of it. */
export const stepReminder = defineMessage({
  id: 'nextStep.reminder',
  urgency: 'normal',
  live: true,
  counts: false,
  async write(given) {
    if (given.reader?.is('coordinator') !== true) return undefined;
    const step = await findStep(given.em, given.subjectId);
    return step && stepCard(step, given);
  },
});
