import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { notSentCard } from '#src/features/surveys/cards.ts';
import { draftCard } from '#src/features/surveys/draft-cards.ts';
import { draftForMeeting } from '#src/features/surveys/drafts.ts';
import { showChosen } from '#src/features/surveys/find.ts';
import { findMeeting } from '#src/features/surveys/reads.ts';

/** Opens the survey after a meeting, to be changed before it goes. One that has gone is shown as it stands. */
export const adaptSurvey = defineAction({
  id: 'survey.adapt',
  role: 'coordinator',
  input: z.object({ meeting: z.uuid() }),
  async run({ input, ...given }) {
    const meeting = await findMeeting(given.em, input.meeting);
    if (meeting === undefined) return reply.replace(notSentCard('gone', undefined, given));
    if (meeting.surveyId !== undefined || meeting.cancelled) {
      return reply.replace(await showChosen(given, meeting.id));
    }
    return reply.replace(draftCard(await draftForMeeting(given, meeting), given));
  },
});
