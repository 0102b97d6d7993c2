import { defineCommand } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { findMeetingByTitle } from '#src/features/meetings/by-title.ts';
import { plannedCard, refusedCard } from '#src/features/meetings/cards.ts';
import { planForm } from '#src/features/meetings/forms.ts';
import { readMeetingLine } from '#src/features/meetings/line.ts';
import { showMeetings, showOverview, showOwnInvitations } from '#src/features/meetings/show.ts';
import { planMeeting } from '#src/features/meetings/writes.ts';

/** `<title>, <date and time>, <place>` plans a meeting, a title that there is shows its card; alone it lists meetings, or one's own invitations. */
export const planMeetingCommand = defineCommand({
  id: 'meeting.plan',
  word: { sv: 'mote', en: 'meeting' },
  level: 'own',
  role: 'anyone',
  help: {
    summary: 'meetings.help.summary',
    example: 'meetings.help.example',
    representative: {
      summary: 'meetings.help.representative',
      example: 'meetings.help.representativeExample',
    },
  },
  logs: true,
  async run({ text, onlyForm, ...given }) {
    const isCoordinator = given.person.is('coordinator');
    if (text === '') {
      return reply.onlyYou(isCoordinator ? await showMeetings(given) : await showOwnInvitations(given));
    }
    if (!isCoordinator) return reply.onlyYou(refusedCard('notCoordinator', given.t));
    const read = readMeetingLine(text, given.now);
    if (!read.ok) {
      const known = await findMeetingByTitle(given.em, text, given.now);
      if (known !== undefined) return reply.onlyYou(await showOverview(given, known.id));
      return reply.form(planForm(read.draft, read.problems, given));
    }
    if (onlyForm) return reply.form(planForm(read.draft, {}, given));
    const { title, place, startsAt, endsAt } = read;
    const plan = { title, place, startsAt, endsAt, agenda: null, capacity: null };
    return reply.onlyYou(plannedCard(await planMeeting(given.em, plan, given), given));
  },
});
