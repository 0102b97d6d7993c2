import { z } from 'zod';
import { languages } from '#src/conversation/answer.ts';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { languageChosenCard } from '#src/features/settings/cards.ts';
import { viewSettings } from '#src/features/settings/reads.ts';
import { chooseLanguage } from '#src/features/settings/writes.ts';

/** Somebody chooses the language that Bryggan speaks to them; the answer is already in it. */
export const chooseLanguageAction = defineAction({
  id: 'settings.language',
  role: 'anyone',
  input: z.object({ language: z.enum(languages) }),
  async run({ input, ...given }) {
    chooseLanguage(given.person, input.language);
    return reply.replace(languageChosenCard(input.language, await viewSettings(given)));
  },
});
