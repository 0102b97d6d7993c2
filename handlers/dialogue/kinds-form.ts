import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { kindsInput } from '#src/features/dialogue/forms.ts';
import { setKinds } from '#src/features/dialogue/writes.ts';
import { settingsCard } from '#src/features/settings/cards.ts';
import { listChannels } from '#src/features/settings/reads.ts';

/** Saves the rhythm of each kind of organisation. */
export const saveKinds = defineForm({
  id: 'dialogue.kinds',
  role: 'administrator',
  input: kindsInput,
  async run({ input, typed: _, ...given }) {
    const workspace = await setKinds(given.em, input, given);
    const view = { workspace, channels: await listChannels(given.em) };
    return reply.replace(settingsCard(given.language, view, given.t, given.t('settings.saved')));
  },
});
