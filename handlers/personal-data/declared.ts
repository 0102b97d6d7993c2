import type { DeclaredPart } from '#src/conversation/declarations/registry.ts';
import { askErasure } from './ask-erasure.ts';
import { takePersonalData } from './file.ts';
import { grantErasure } from './grant-erasure.ts';
import { askRefusal } from './refuse-erasure.ts';
import { refuseErasure } from './refuse-erasure-form.ts';
import { showPersonalDataSection } from './section.ts';
import { showAllPersonalData } from './show-all.ts';

/** What can be pressed and filled in here. */
export const personalData: DeclaredPart = {
  actions: [
    askErasure,
    askRefusal,
    grantErasure,
    showAllPersonalData,
    showPersonalDataSection,
    takePersonalData,
  ],
  forms: [refuseErasure],
};
