import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { settingsCard } from '#src/features/settings/cards.ts';
import { refusedFields, settingsForm, settingsInput } from '#src/features/settings/forms.ts';
import { listChannels } from '#src/features/settings/reads.ts';
import { checkSettings } from '#src/features/settings/rules.ts';
import { changeSettings } from '#src/features/settings/writes.ts';

/** Saves the workspace's settings. Who is second of two at once keeps what they wrote in the form. */
export const changeSettingsForm = defineForm({
  id: 'settings.change',
  role: 'administrator',
  input: settingsInput,
  async run({ input: { revision, ...typed }, ...given }) {
    const { em, language, t } = given;
    const checked = checkSettings(typed);
    if (!checked.ok) return reply.errors(refusedFields(checked.refused, t));
    const change = await changeSettings(em, { revision, settings: checked.settings }, given);
    if (change.ok) {
      const view = { workspace: change.workspace, channels: await listChannels(em) };
      return reply.replace(settingsCard(language, view, t, t('settings.saved')));
    }
    if (change.reason === 'noChannel') {
      return reply.errors(refusedFields({ digestConversationId: { reason: 'channel' } }, t));
    }
    const view = { workspace: change.workspace, channels: await listChannels(em) };
    return reply.form(settingsForm(view, t, { settings: typed, intro: t('settings.changedMeanwhile') }));
  },
});
