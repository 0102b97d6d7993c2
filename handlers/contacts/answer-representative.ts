import { defineFreeText } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { representativeCard } from '#src/features/contacts/cards.ts';

/** Free words from a representative are not kept; they are told what they can do here. */
export const answerRepresentative = defineFreeText({
  id: 'contact.answer-representative',
  role: 'representative',
  async run({ t }) {
    return reply.onlyYou(representativeCard(t));
  },
});
