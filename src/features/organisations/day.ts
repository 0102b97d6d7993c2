import { DateTime } from 'luxon';
import { Need } from '#entities/need.ts';
import { Organisation } from '#entities/organisation.ts';
import { type Call, defineDayPart, mostOfOneKind } from '#src/conversation/declarations/my-day.ts';
import { button } from '#src/conversation/elements/button.ts';
import { formatFor, formatList, formatShortDate } from '#src/locales/format.ts';

/** A need is a reason to call once it has waited for so many days. */
const waitedDays = 14;

/** Organisations whose needs have been open for two weeks or more, the oldest first. */
export const needsOfDay = defineDayPart({
  id: 'organisation.needs',
  async calls({ em, now, t, ...viewer }): Promise<Call[]> {
    const before = now.minus({ days: waitedDays }).toFormat('yyyy-MM-dd');
    const needs = await em.find(
      Need,
      { metAt: null, openedOn: { $lte: before }, organisation: { archivedAt: null } },
      { populate: ['organisation'], orderBy: { openedOn: 'asc', id: 'asc' }, limit: 3 * mostOfOneKind },
    );
    const format = formatFor({ ...viewer, now });
    const byOrganisation = [...Map.groupBy(needs, ({ organisation }) => organisation.id).values()];
    return byOrganisation.slice(0, mostOfOneKind).flatMap((open): Call[] => {
      const [oldest] = open;
      if (oldest === undefined) return [];
      const { id, name } = oldest.organisation.getEntity();
      const kinds = [...new Set(open.map(({ category }) => t(`categories.${category}`)))];
      const reason = t('myDay.need', {
        what: formatList(kinds, format),
        day: formatShortDate(oldest.openedOn, format),
      });
      const whoCanHelp = button(t('contacts.whoCanHelp'), 'matching.propose', { organisation: id });
      return [{ organisation: { id, name }, reason, buttons: [whoCanHelp] }];
    });
  },
});

/** Dialogues that have gone quiet: nobody has been in touch for as long as the workspace has decided. The longest first. */
export const quietOfDay = defineDayPart({
  id: 'organisation.quiet',
  async calls({ em, workspace, now, t, language }): Promise<Call[]> {
    const before = now.minus({ days: workspace.quietAfterDays }).toFormat('yyyy-MM-dd');
    const quiet = await em.find(
      Organisation,
      { archivedAt: null, lastContactOn: { $lt: before } },
      { orderBy: { lastContactOn: 'asc', name: 'asc' }, limit: mostOfOneKind },
    );
    const today = now.startOf('day');
    return quiet.flatMap(({ id, name, lastContactOn }): Call[] => {
      if (lastContactOn == null) return [];
      const days = today.diff(DateTime.fromISO(lastContactOn, { zone: now.zone }), 'days').days;
      const reason = t('myDay.quiet', {
        count: Math.round(days),
        day: formatShortDate(lastContactOn, formatFor({ language, workspace, now })),
      });
      return [{ organisation: { id, name }, reason }];
    });
  },
});
