import type { DeclaredPart } from '#src/conversation/declarations/registry.ts';
import { choosePause } from './choose-pause.ts';
import { partAccounts } from './part.ts';

/** What can be pressed and filled in here. */
export const people: DeclaredPart = {
  actions: [choosePause, partAccounts],
  forms: [],
};
