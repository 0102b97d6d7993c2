import { type DayItem, defineDayPart, mostOfOneKind } from '#src/conversation/declarations/my-day.ts';
import { button } from '#src/conversation/elements/button.ts';
import { excerpt } from '#src/features/contacts/rules.ts';
import { listDueSteps } from './reads.ts';

/** A coordinator's next steps whose day is here. */
export const nextStepsOfDay = defineDayPart({
  id: 'nextStep.due',
  async items({ em, person, now, t }): Promise<DayItem[]> {
    const due = await listDueSteps(em, person.id, { now, limit: mostOfOneKind });
    return due.map(({ id, organisation, what }) => ({
      list: 'due',
      text: t('nextSteps.title', { name: organisation.name }),
      detail: excerpt(what).text,
      buttons: [button(t('myDay.show'), 'nextStep.show', { step: id })],
    }));
  },
});
