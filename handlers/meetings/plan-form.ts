import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { changedCard, plannedCard, refusedCard } from '#src/features/meetings/cards.ts';
import { changedMeanwhileForm, planFormInput } from '#src/features/meetings/forms.ts';
import { countAnswers, findMeeting } from '#src/features/meetings/reads.ts';
import { readTimes } from '#src/features/meetings/rules.ts';
import { changeMeeting, planMeeting } from '#src/features/meetings/writes.ts';

/** Plans a meeting from the form, or changes one. */
export const planMeetingForm = defineForm({
  id: 'meeting.plan',
  role: 'coordinator',
  input: planFormInput,
  async run({ input, ...given }) {
    const { em, workspace, now, t } = given;
    const { meeting: id, revision = 0, title, place, agenda = '', capacity = null } = input;
    const before = id === undefined ? undefined : await findMeeting(em, id);
    if (id !== undefined && before === undefined) return reply.onlyYou(refusedCard('gone', t));
    const times = readTimes(input, before?.zone ?? workspace.zone, now);
    if (!times.ok) return reply.errors({ [times.field]: t(times.problem) });
    const { startsAt, endsAt } = times;
    const plan = { title, place, startsAt, endsAt, agenda: agenda === '' ? null : agenda, capacity };
    if (id === undefined) {
      return reply.replace(plannedCard(await planMeeting(em, plan, given), given));
    }
    const result = await changeMeeting(em, { id, revision, plan }, given);
    if (!result.ok) {
      const { reason, meeting } = result;
      return reason === 'changed' && meeting !== undefined
        ? reply.form(changedMeanwhileForm(meeting, input, given))
        : reply.onlyYou(refusedCard(reason === 'changed' ? 'gone' : reason, t, meeting));
    }
    const { invited } = (await countAnswers(em, workspace, [id]))(id);
    if (invited === 0) return reply.replace(plannedCard(result.meeting, given, true));
    // The card that counts follows by itself, and would take the place of what is told.
    return reply.onlyYou(changedCard(result.meeting, result.told, given));
  },
});
