import { Need } from '#entities/need.ts';
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
