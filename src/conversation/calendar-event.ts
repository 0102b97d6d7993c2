import type { DateTime } from 'luxon';

/** What a calendar keeps of a meeting. The same `id` with a higher `revision` takes the place of what was kept before. */
export interface CalendarEvent {
  readonly id: string;
  readonly revision: number;
  readonly title: string;
  readonly startsAt: DateTime;
  readonly endsAt: DateTime;
  readonly place: string;
  readonly about: string | undefined;
  readonly cancelled: boolean;
}
