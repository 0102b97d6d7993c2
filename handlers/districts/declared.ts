import type { DeclaredPart } from '#src/conversation/declarations/registry.ts';
import { bindPlaceForm } from './bind-form.ts';
import { choosePlace } from './choose-place.ts';
import { releasePlaceAction } from './release.ts';

/** What can be pressed and filled in here. */
export const districts: DeclaredPart = {
  actions: [choosePlace, releasePlaceAction],
  forms: [bindPlaceForm],
};
