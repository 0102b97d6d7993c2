import type { DeclaredPart } from '#src/conversation/declarations/registry.ts';
import { moveNextStep } from './move.ts';
import { showNextStep } from './show.ts';

/** What can be pressed and filled in here. */
export const nextSteps: DeclaredPart = {
  actions: [moveNextStep, showNextStep],
  forms: [],
};
