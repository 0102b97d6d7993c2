import type { DeclaredPart } from '#src/conversation/declarations/registry.ts';
import { changeKinds } from './kinds.ts';
import { saveKinds } from './kinds-form.ts';
import { changeRhythm } from './rhythm.ts';
import { saveRhythm } from './rhythm-form.ts';
import { snoozeDialogue } from './snooze.ts';

/** What can be pressed and filled in here. */
export const dialogue: DeclaredPart = {
  actions: [changeKinds, changeRhythm, snoozeDialogue],
  forms: [saveKinds, saveRhythm],
};
