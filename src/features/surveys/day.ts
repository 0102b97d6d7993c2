import { defineDayPart, mostOfOneKind } from '#src/conversation/declarations/my-day.ts';
import { button } from '#src/conversation/elements/button.ts';
import { countNewlyAnswered } from './reads-day.ts';

/** How many have answered each survey. */
export const surveyAnswersOfDay = defineDayPart({
  id: 'survey.answers',
  async items({ em, workspace, since, t }) {
    const found = await countNewlyAnswered(em, workspace, since, mostOfOneKind);
    return found.map(({ surveyId, title, count }) => ({
      list: 'answers' as const,
      text: title,
      detail: t('myDay.answered', { count }),
      buttons: [button(t('myDay.show'), 'survey.show', { survey: surveyId })],
    }));
  },
});
