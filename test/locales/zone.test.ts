import fc from 'fast-check';
import { DateTime, IANAZone } from 'luxon';
import { describe, expect, it } from 'vitest';
import { zoneOf } from '#src/locales/zone.ts';

describe('zoneOf', () => {
  it.each(['Europe/Stockholm', 'Australia/Lord_Howe', 'Asia/Kathmandu'])(
    'has the offsets of %s at any second, before and after they were remembered',
    (name) => {
      const plain = IANAZone.create(name);
      const second = fc.integer({ min: Date.UTC(1890, 0), max: Date.UTC(2060, 0) });
      fc.assert(
        fc.property(second, (at) => {
          expect(zoneOf(name).offset(at)).toBe(plain.offset(at));
          expect(zoneOf(name).offset(at)).toBe(plain.offset(at));
        }),
      );
    },
  );

  it.each([
    ['2027-03-28T00:59:59.999Z', 60],
    ['2027-03-28T01:00:00.000Z', 120],
    ['2027-10-31T00:59:59.999Z', 120],
    ['2027-10-31T01:00:00.000Z', 60],
  ])('changes the clock in time: %s', (at, offset) => {
    expect(zoneOf('Europe/Stockholm').offset(Date.parse(at))).toBe(offset);
  });

  it('is taken by luxon for the zone itself', () => {
    const at = DateTime.fromISO('2027-07-01T12:00', { zone: zoneOf('Europe/Stockholm') });
    expect(at.zoneName).toBe('Europe/Stockholm');
    expect(at.equals(DateTime.fromISO('2027-07-01T12:00', { zone: 'Europe/Stockholm' }))).toBe(true);
  });

  it('has no offset for a zone that there is not', () => {
    expect(zoneOf('Europe/Atlantis').isValid).toBe(false);
    expect(DateTime.now().setZone(zoneOf('Europe/Atlantis')).isValid).toBe(false);
  });
});
