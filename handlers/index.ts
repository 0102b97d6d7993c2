import type { Declarations } from '#src/conversation/declarations/registry.ts';
import { roles } from './people/roles.ts';

/** Everything that can be said and pressed, and everything that Bryggan says by itself. */
export const declarations: Declarations = {
  commands: [roles],
  actions: [],
  forms: [],
  freeText: [],
  messages: [],
};
