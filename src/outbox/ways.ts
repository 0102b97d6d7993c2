import type { Urgency } from '#entities/delivery.ts';
import type { Platform } from '#src/conversation/incoming.ts';
import type { Messenger } from '#src/conversation/messenger.ts';
import { atMost, type InTurn } from '#src/persistence/at-most.ts';

const mostOnTheirWay = { normal: 50, urgent: 10 };

/** Gives a platform's places: whoever has one may ask it. */
export type Ways = (platform: Platform, urgency: Urgency) => InTurn;

/**
 * The places of one worker: fewer are on their way to a platform than are claimed, and what is urgent does not wait for
 * what is not. A platform that says how many it takes gets no more. Platforms may be added as long as nothing is sent.
 */
export function createWays(messengers: ReadonlyMap<Platform, Messenger>): Ways {
  const places = new Map<Platform, Places>();
  return (platform, urgency) => {
    const known = places.get(platform) ?? placesFor(platform, messengers);
    places.set(platform, known);
    return urgency === 'urgent' ? known.urgent : known.normal;
  };
}

type Places = { readonly normal: InTurn; readonly urgent: InTurn };

function placesFor(platform: Platform, messengers: ReadonlyMap<Platform, Messenger>): Places {
  const messenger = messengers.get(platform);
  if (messenger === undefined) throw new Error(`Nothing goes out to ${platform}`);
  const { mostAtOnce = Infinity } = messenger;
  return {
    normal: atMost(Math.min(mostAtOnce, mostOnTheirWay.normal)),
    urgent: atMost(Math.min(mostAtOnce, mostOnTheirWay.urgent)),
  };
}
