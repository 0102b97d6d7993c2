import type { DeclaredPart } from '#src/conversation/declarations/registry.ts';
import { addToContact } from './add.ts';
import { changeContact } from './change.ts';
import { changeContactForm } from './change-form.ts';
import { logContactForm } from './log-form.ts';
import { pickContact } from './pick.ts';
import { startContact } from './start.ts';
import { undoLoggedContact } from './undo.ts';

/** What can be pressed and filled in here. */
export const contacts: DeclaredPart = {
  actions: [addToContact, changeContact, pickContact, startContact, undoLoggedContact],
  forms: [changeContactForm, logContactForm],
};
