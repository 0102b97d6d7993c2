import type { DeclaredPart } from '#src/conversation/declarations/registry.ts';
import { addParty } from './add.ts';
import { changeMatching } from './change.ts';
import { changeMatchingForm } from './change-form.ts';
import { endMatching } from './end.ts';
import { endMatchingForm } from './end-form.ts';
import { helpNeed } from './help-need.ts';
import { logMatchingForm } from './log-form.ts';
import { showMoreMatchings } from './more.ts';
import { moveMatchingAction } from './move.ts';
import { openMatchingForm } from './open-form.ts';
import { pickParty } from './pick.ts';
import { proposeMatchings } from './propose.ts';
import { showMatching } from './show.ts';
import { startMatching } from './start.ts';
import { undoMatchingStep } from './undo.ts';

/** What can be pressed and filled in here. */
export const matchings: DeclaredPart = {
  actions: [
    addParty,
    changeMatching,
    endMatching,
    moveMatchingAction,
    openMatchingForm,
    pickParty,
    proposeMatchings,
    showMatching,
    showMoreMatchings,
    startMatching,
    undoMatchingStep,
    helpNeed,
  ],
  forms: [changeMatchingForm, endMatchingForm, logMatchingForm],
};
