import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { showAnswers } from '#src/features/meetings/show.ts';

/** The answers of each actor; `here` turns the page of a card that shows them. */
export const listMeetingAnswers = defineAction({
  id: 'meeting.answers',
  role: 'coordinator',
  input: z.object({ meeting: z.uuid(), skipped: z.number().int().min(0), here: z.boolean().optional() }),
  async run({ input, ...given }) {
    const card = await showAnswers(given, input);
    return input.here === true ? reply.replace(card) : reply.onlyYou(card);
  },
});
