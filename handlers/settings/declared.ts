import type { DeclaredPart } from '#src/conversation/declarations/registry.ts';
import { changeSettingsAction } from './change.ts';
import { changeSettingsForm } from './change-form.ts';
import { chooseLanguageAction } from './language.ts';

/** What can be pressed and filled in here. */
export const settings: DeclaredPart = {
  actions: [changeSettingsAction, chooseLanguageAction],
  forms: [changeSettingsForm],
};
