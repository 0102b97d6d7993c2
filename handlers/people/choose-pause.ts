import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { pauseCard } from '#src/features/people/pause-card.ts';
import { pauseChoices } from '#src/features/people/rules.ts';
import { pauseMessages } from '#src/features/people/writes.ts';

/** Somebody pauses the messages to themselves, or wants them again. */
export const choosePause = defineAction({
  id: 'people.pause',
  role: 'anyone',
  input: z.object({ choice: z.enum(pauseChoices) }),
  async run({ input, ...given }) {
    await pauseMessages(given.em, input.choice, given);
    return reply.replace(pauseCard(given.person, given, given.t('people.pause.saved')));
  },
});
