import type { DeclaredPart } from '#src/conversation/declarations/registry.ts';
import { decidePasted } from './decide.ts';
import { importPastedRows } from './import.ts';
import { previewPasted } from './paste-form.ts';
import { undoPastedImport } from './undo.ts';

/** What can be pressed and filled in here. */
export const register: DeclaredPart = {
  actions: [decidePasted, importPastedRows, undoPastedImport],
  forms: [previewPasted],
};
