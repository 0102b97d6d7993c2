import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { settingsForm } from '#src/features/settings/forms.ts';
import { listChannels } from '#src/features/settings/reads.ts';

/** Opens the form with the workspace's settings as they are now. */
export const changeSettingsAction = defineAction({
  id: 'settings.change',
  role: 'administrator',
  opensForm: true,
  input: z.object({}),
  async run({ em, workspace, t }) {
    return reply.form(settingsForm({ workspace, channels: await listChannels(em) }, t));
  },
});
