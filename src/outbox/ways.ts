import type { Urgency } from '#entities/delivery.ts';
import type { Platform } from '#src/conversation/incoming.ts';
import type { Messenger } from '#src/conversation/messenger.ts';
import { atMost, type InTurn } from '#src/persistence/at-most.ts';

const mostOnTheirWay = { normal: 50, urgent: 10 };

/** Gives a platform's places: whoever has one may ask it. */
export type Ways = (platform: Platform, urgency: Urgency) => InTurn;

/**
 * The places of one worker: fewer are on their way to a platform than are claimed, and what is urgent does not wait for
 * what is not. A platform that says how many it takes gets no more.
 */
export function createWays(messengers: ReadonlyMap<Platform, Messenger>): Ways {
  const places = new Map(
    [...messengers].map(([platform, { mostAtOnce = Infinity }]) => [
      platform,
      {
        normal: atMost(Math.min(mostAtOnce, mostOnTheirWay.normal)),
        urgent: atMost(Math.min(mostAtOnce, mostOnTheirWay.urgent)),
      },
    ]),
  );
  return (platform, urgency) => {
    const found = places.get(platform);
    if (found === undefined) throw new Error(`Nothing goes out to ${platform}`);
    return urgency === 'urgent' ? found.urgent : found.normal;
  };
}
