import type { DateTime } from 'luxon';
import { zoneOf } from '#src/locales/zone.ts';
import { isSwedishWorkingDay } from '#src/outbox/working-days.ts';

/** For whom a rule holds: those who work with Bryggan, or volunteers who hear from it. */
export type Audience = 'staff' | 'representative';

/** When a message that is not urgent may arrive: from `fromHour` until `toHour`, local whole hours 0–24. */
export type QuietHoursRule = {
  readonly audience: Audience;
  readonly zone: string;
  readonly fromHour: number;
  readonly toHour: number;
  /** Swedish working days only (see working-days.ts); otherwise every day. */
  readonly workingDaysOnly: boolean;
};

/** The rule a workspace starts with: staff 08–18 on Swedish working days, representatives 08–21 every day. */
export function defaultQuietHours(audience: Audience, zone: string): QuietHoursRule {
  return audience === 'staff'
    ? { audience, zone, fromHour: 8, toHour: 18, workingDaysOnly: true }
    : { audience, zone, fromHour: 8, toHour: 21, workingDaysOnly: false };
}

/**
 * The first instant from `at` on when the rule allows a message, in the rule's zone: `at` itself when it is
 * allowed. Opening hours are local times, so they survive the clock changes. Throws a RangeError for a rule
 * that never allows anything.
 */
export function nextAllowed(at: DateTime, rule: QuietHoursRule): DateTime {
  if (!(rule.fromHour >= 0 && rule.fromHour < rule.toHour && rule.toHour <= 24))
    throw new RangeError(`Quiet hours never open: from ${rule.fromHour} to ${rule.toHour}`);
  const local = at.setZone(zoneOf(rule.zone));
  if (!local.isValid) throw new RangeError(`Not a time in a zone: ${at.toISO()} in ${rule.zone}`);
  const isOpenOn = (day: DateTime) => !rule.workingDaysOnly || isSwedishWorkingDay(day);
  const opening = (day: DateTime) => day.startOf('day').set({ hour: rule.fromHour });
  if (isOpenOn(local) && local.hour < rule.toHour) return local.hour < rule.fromHour ? opening(local) : local;
  let day = local.plus({ days: 1 });
  while (!isOpenOn(day)) day = day.plus({ days: 1 });
  return opening(day);
}
