import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { refusedCard, writtenCard } from '#src/features/information/cards.ts';
import { writeFormInput } from '#src/features/information/forms.ts';
import { writeInformation } from '#src/features/information/writes.ts';

/** Keeps information as it was written, to be looked at before it is sent. */
export const writeInformationForm = defineForm({
  id: 'information.write',
  role: 'coordinator',
  input: writeFormInput,
  async run({ input, ...given }) {
    const { information: id, title, text, url = null } = input;
    const result = await writeInformation(given.em, { id, said: { title, text, url } }, given);
    return result.ok
      ? reply.replace(writtenCard(result.information, given))
      : reply.onlyYou(refusedCard(result.reason, given.t));
  },
});
