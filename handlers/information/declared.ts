import type { DeclaredPart } from '#src/conversation/declarations/registry.ts';
import { chooseInformed } from './audience.ts';
import { previewInformed } from './audience-form.ts';
import { changeInformation } from './change.ts';
import { sendInformationAction } from './send.ts';
import { stopInformationAction } from './stop.ts';
import { undoWrittenInformation } from './undo.ts';
import { writeInformationForm } from './write-form.ts';

/** What can be pressed and filled in here. */
export const information: DeclaredPart = {
  actions: [
    changeInformation,
    chooseInformed,
    sendInformationAction,
    stopInformationAction,
    undoWrittenInformation,
  ],
  forms: [previewInformed, writeInformationForm],
};
