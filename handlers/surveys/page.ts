import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { answerRefusedCard } from '#src/features/surveys/ask-cards.ts';
import { addressesCard } from '#src/features/surveys/page-cards.ts';
import { findSurvey } from '#src/features/surveys/reads.ts';

/** Hands out addresses of a survey's page and files, fresh ones each time. */
export const openSurveyPage = defineAction({
  id: 'survey.page',
  role: 'coordinator',
  input: z.object({ survey: z.uuid() }),
  async run({ input, ...given }) {
    const survey = await findSurvey(given.em, input.survey);
    return reply.onlyYou(
      survey === undefined ? answerRefusedCard('gone', given) : addressesCard(survey, given),
    );
  },
});
