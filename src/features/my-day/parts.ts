import type { DayPart } from '#src/conversation/declarations/my-day.ts';
import { quietOfDay } from '#src/features/dialogue/day.ts';
import { meetingAnswersOfDay, meetingsOfDay } from '#src/features/meetings/day.ts';
import { nextStepsOfDay } from '#src/features/next-steps/day.ts';
import { needsOfDay } from '#src/features/organisations/day.ts';
import { referralsOfDay } from '#src/features/referrals/day.ts';
import { surveyAnswersOfDay } from '#src/features/surveys/day.ts';

/** All that makes up a day, in the order it is shown: who is to be called, then each list. */
export const dayParts: readonly DayPart[] = [
  needsOfDay,
  quietOfDay,
  meetingsOfDay,
  nextStepsOfDay,
  referralsOfDay,
  meetingAnswersOfDay,
  surveyAnswersOfDay,
];
