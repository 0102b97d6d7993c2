import { Meeting } from '#entities/meeting.ts';
import { defineDayPart, mostOfOneKind } from '#src/conversation/declarations/my-day.ts';
import { button } from '#src/conversation/elements/button.ts';
import { formatCount, formatFor, formatList, formatTime } from '#src/locales/format.ts';
import { countAnswers } from './reads.ts';
import { countNewAnswers } from './reads-day.ts';

/** The meetings of today, with who comes. */
export const meetingsOfDay = defineDayPart({
  id: 'meeting.today',
  async items({ em, workspace, now, t, language }) {
    const today = { $gte: now.startOf('day'), $lt: now.startOf('day').plus({ days: 1 }) };
    const found = await em.find(
      Meeting,
      { startsAt: today, cancelledAt: null },
      { orderBy: { startsAt: 'asc', id: 'asc' }, limit: mostOfOneKind },
    );
    const ids = found.map(({ id }) => id);
    const answersTo = found.length === 0 ? undefined : await countAnswers(em, workspace, ids);
    return found.map(({ id, title, startsAt, place }) => ({
      list: 'today' as const,
      text: title,
      detail: t('myDay.meeting', {
        time: formatTime(startsAt, formatFor({ language, workspace, now })),
        place,
        comers: t('meetings.overview.comers', { count: answersTo?.(id).comers ?? 0 }),
      }),
      buttons: [button(t('myDay.show'), 'meeting.show', { meeting: id })],
    }));
  },
});

/** What was answered to invitations, counted for each meeting. */
export const meetingAnswersOfDay = defineDayPart({
  id: 'meeting.answers',
  async items({ em, workspace, since, t, language }) {
    const found = await countNewAnswers(em, workspace, since, mostOfOneKind);
    return found.map(({ meetingId, title, ...counts }) => ({
      list: 'answers' as const,
      text: title,
      detail: formatList(
        (['yes', 'maybe', 'no'] as const)
          .filter((reply) => counts[reply] > 0)
          .map((reply) =>
            t('myDay.replied', {
              count: formatCount(counts[reply], { language }),
              reply: t(`myDay.${reply}`),
            }),
          ),
        { language },
      ),
      buttons: [button(t('myDay.show'), 'meeting.show', { meeting: meetingId })],
    }));
  },
});
