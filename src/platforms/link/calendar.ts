import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { CalendarEvent } from '#src/conversation/calendar-event.ts';

/** A meeting as iCalendar (RFC 5545), in UTC so that every calendar shows the right local time. */
export function renderCalendar(event: CalendarEvent, url: string): string {
  const calendar = ical({
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Bryggan', product: 'Bryggan' },
  });
  calendar.createEvent({
    id: `${event.id}@bryggan`,
    sequence: event.revision,
    start: event.startsAt.toUTC(),
    end: event.endsAt.toUTC(),
    summary: event.title,
    location: event.place,
    ...(event.about === undefined ? {} : { description: event.about }),
    url,
    status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return calendar.toString();
}
