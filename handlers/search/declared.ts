import type { DeclaredPart } from '#src/conversation/declarations/registry.ts';
import { searchFurther } from './more.ts';

/** What can be pressed and filled in here. */
export const search: DeclaredPart = {
  actions: [searchFurther],
  forms: [],
};
