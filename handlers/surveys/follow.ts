import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { followSurvey } from '#src/features/surveys/follow.ts';

/** A card that counts the answers of somebody else's survey as they come. */
export const followSurveyAnswers = defineAction({
  id: 'survey.follow',
  role: 'coordinator',
  input: z.object({ survey: z.uuid() }),
  async run({ input, ...given }) {
    return reply.replace(await followSurvey(given, input.survey));
  },
});
