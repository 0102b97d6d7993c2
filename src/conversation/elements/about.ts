import type { Button } from './button.ts';
import { type Card, withButtons } from './card.ts';

/** On a button: which workspace it is about, whatever whoever presses it has chosen by then. */
export const workspaceKey = '@workspace';

/** A card whose buttons say which workspace they are about, for somebody who may belong to several. */
export function about<Given extends Card>(workspaceId: string, card: Given): Given {
  return withButtons(card, (one: Button) =>
    one.kind === 'link' ? one : { ...one, values: { ...one.values, [workspaceKey]: workspaceId } },
  );
}
