import { type DayItem, defineDayPart, mostOfOneKind } from '#src/conversation/declarations/my-day.ts';
import { button } from '#src/conversation/elements/button.ts';
import { formatFor, formatShortDate } from '#src/locales/format.ts';
import { listReferralsToFollowUp } from './reads.ts';

/** A coordinator's referrals that have come back to them, or whose date is here, and of which nothing was heard. */
export const referralsOfDay = defineDayPart({
  id: 'referral.due',
  async items({ em, person, now, t, ...viewer }): Promise<DayItem[]> {
    const due = await listReferralsToFollowUp(em, person.id, { now, limit: mostOfOneKind });
    const format = formatFor({ ...viewer, now });
    return due.map(({ id, organisation, body, matter, dueOn }) => ({
      list: 'due',
      text: t('myDay.referral', { organisation: organisation.name, body: body.name }),
      detail:
        dueOn === null
          ? t('myDay.referralSilent', { matter })
          : t('myDay.referralDue', { day: formatShortDate(dueOn, format), matter }),
      buttons: [button(t('myDay.show'), 'referral.show', { referral: id })],
    }));
  },
});
