import { defineShortcut } from '#src/conversation/declarations/shortcut.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { contactFormOf } from '#src/features/contacts/quoted.ts';

/** A message that somebody wrote becomes a contact: the form opens with what it says, and is logged once it is sent. */
export const saveContact = defineShortcut({
  id: 'contact.save',
  role: 'coordinator',
  label: 'contacts.save.label',
  shortLabel: 'contacts.save.shortLabel',
  summary: 'contacts.save.summary',
  run: async ({ message, ...given }) => reply.form(await contactFormOf(given, message)),
});
