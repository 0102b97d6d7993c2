import type { Context } from '#src/conversation/declarations/context.ts';
import type { Card } from '#src/conversation/elements/card.ts';
import { dayCard } from './cards.ts';
import { dayParts } from './parts.ts';
import { newSince, whomToCall } from './rules.ts';

/** A coordinator's day, as it is now. */
export async function showMyDay(given: Context): Promise<Card> {
  const since = newSince(given.now);
  const day = { ...given, since };
  const calls = [];
  const items = [];
  // One after the other: they share the connection of their transaction.
  for (const part of dayParts) {
    calls.push(...((await part.calls?.(day)) ?? []));
    items.push(...((await part.items?.(day)) ?? []));
  }
  return dayCard({ calls: whomToCall(calls), items, since }, given);
}
