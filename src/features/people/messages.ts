import { defineMessage } from '#src/conversation/declarations/declarations.ts';
import { pauseCard } from './pause-card.ts';

/** Where somebody pauses the messages to themselves; the subject is the person. Every mail links to it. */
export const pauseMessage = defineMessage({
  id: 'people.pause',
  urgency: 'atOnce',
  live: false,
  counts: false,
  async write(given) {
    const { reader, subjectId } = given;
    return reader?.id === subjectId ? pauseCard(reader, given) : undefined;
  },
});
