import { IANAZone } from 'luxon';

// Since then offsets change at quarters of an hour of UTC, everywhere; before, at any second (tz database).
const quartersSince = Date.UTC(1980, 0, 1);
const quarterMs = 900_000;
const mostRemembered = 4_096;

/** A zone that remembers its offsets: asking the platform costs 8 µs, and one `startOf('day')` asks several times. */
class RememberingZone extends IANAZone {
  readonly #offsets = new Map<number, number>();

  override offset(ts: number): number {
    if (!(ts >= quartersSince)) return super.offset(ts);
    const quarter = Math.floor(ts / quarterMs);
    const known = this.#offsets.get(quarter);
    if (known !== undefined) return known;
    const offset = super.offset(ts);
    if (this.#offsets.size === mostRemembered) this.#offsets.clear();
    this.#offsets.set(quarter, offset);
    return offset;
  }
}

const zones = new Map<string, IANAZone>();

/** The zone of a name as "Europe/Stockholm"; an unknown name gives an invalid zone, as luxon does. */
export function zoneOf(name: string): IANAZone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone = new RememberingZone(name);
  if (zone.isValid) zones.set(name, zone);
  return zone;
}
