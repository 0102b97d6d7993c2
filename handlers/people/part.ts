import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { part } from '#src/features/people/join.ts';
import { partedCard } from '#src/features/people/join-cards.ts';

/** Takes an account away from the person that it was joined to by mistake. */
export const partAccounts = defineAction({
  id: 'people.part',
  role: 'anyone',
  input: z.object({ account: z.uuid() }),
  async run({ input, ...given }) {
    return reply.onlyYou(partedCard(await part(given, input.account), given.t));
  },
});
