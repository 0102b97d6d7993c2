import type { DeclaredPart } from '#src/conversation/declarations/registry.ts';
import { decideLike } from './decide.ts';
import { importRowsThatWait } from './import.ts';
import { previewPasted } from './paste-form.ts';
import { undoImported } from './undo.ts';

/** What can be pressed and filled in here. */
export const register: DeclaredPart = {
  actions: [decideLike, importRowsThatWait, undoImported],
  forms: [previewPasted],
};
