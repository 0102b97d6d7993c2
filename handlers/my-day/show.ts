import { definePage } from '#src/conversation/declarations/my-day.ts';
import { showMyDay } from '#src/features/my-day/show.ts';

/** Whom to call and why, what happens today, and the answers that came: a coordinator's own page. */
export const myDay = definePage({
  id: 'day.show',
  role: 'coordinator',
  word: { sv: 'min dag', en: 'my day' },
  help: { summary: 'myDay.help.summary', example: 'myDay.help.example' },
  show: showMyDay,
});
