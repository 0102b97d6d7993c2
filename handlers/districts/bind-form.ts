import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { boundCard } from '#src/features/districts/cards.ts';
import { bindInput } from '#src/features/districts/forms.ts';
import { bindPlace } from '#src/features/districts/writes.ts';

/** Binds a channel, or the team it is in, to a workspace. */
export const bindPlaceForm = defineForm({
  id: 'place.bind',
  role: 'administrator',
  input: bindInput,
  async run({ input, ...given }) {
    const { place, within, name, district, newName, extent } = input;
    const { t } = given;
    if (district === undefined && newName === '')
      return reply.errors({ newName: t('districts.form.noName') });
    const isWhole = extent === 'team' && within !== '';
    const bound = await bindPlace(given, {
      place: isWhole ? within : place,
      name,
      isWhole,
      to: district === undefined ? { newName } : { workspace: district },
    });
    return reply.onlyYou(boundCard(bound, { name, isWhole }, t));
  },
});
