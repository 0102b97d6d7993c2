import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { goneCard, nudgeCard, snoozedCard } from '#src/features/dialogue/cards.ts';
import { readNudges } from '#src/features/dialogue/show.ts';
import { snooze } from '#src/features/dialogue/writes.ts';

/** Puts a quiet dialogue off for two weeks, or brings it back. What it was pressed on stays when `beside`. */
export const snoozeDialogue = defineAction({
  id: 'dialogue.snooze',
  role: 'coordinator',
  input: z.object({ organisation: z.uuid(), off: z.boolean(), beside: z.boolean().default(false) }),
  async run({ input, ...given }) {
    const { organisation, off, beside } = input;
    const result = await snooze(given.em, { organisation, off, elsewhere: beside }, given);
    if (result === undefined) return reply.onlyYou(goneCard(given));
    const done = { id: organisation, off, ...result };
    if (beside) return reply.onlyYou(snoozedCard(done, given));
    return reply.replace(nudgeCard(await readNudges(given, given.person.id), given, done));
  },
});
