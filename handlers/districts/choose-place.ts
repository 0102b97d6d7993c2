import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { bindForm, placeInput } from '#src/features/districts/forms.ts';
import { listDistricts } from '#src/features/districts/reads.ts';

/** Asks which workspace a channel shall belong to: one that the administrator decides on, or a new one. */
export const choosePlace = defineAction({
  id: 'place.choose',
  role: 'administrator',
  opensForm: true,
  input: placeInput,
  async run({ input, ...given }) {
    const all = await listDistricts(given);
    return reply.form(
      bindForm(
        input,
        all.filter(({ id, isAdministrator }) => isAdministrator && id !== given.workspace.id),
        given.t,
      ),
    );
  },
});
