import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { makeSealedKey } from '#src/features/surveys/ballots.ts';
import { showChosen } from '#src/features/surveys/find.ts';
import { sentCard } from '#src/features/surveys/sent-card.ts';
import { openSurvey } from '#src/features/surveys/writes.ts';

/** Sends the survey after a meeting now. Where it was not to be sent, the card shows how it stands instead. */
export const sendSurvey = defineAction({
  id: 'survey.send',
  role: 'coordinator',
  input: z.object({ meeting: z.uuid(), anonymous: z.boolean().default(false) }),
  async run({ input, ...given }) {
    const sealed = input.anonymous ? { sealedKey: makeSealedKey(given.vault) } : {};
    const opened = await openSurvey(given.em, input.meeting, { ...given, ...sealed, by: given.person });
    return reply.replace(
      opened.ok ? sentCard(opened.people, opened.questions, given) : await showChosen(given, input.meeting),
    );
  },
});
