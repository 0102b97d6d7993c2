import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { organisationRefusedCard } from '#src/features/organisations/cards.ts';
import { organisationFormInput, readOrganisation, submittedIn } from '#src/features/organisations/forms.ts';
import { changeOrganisation } from '#src/features/organisations/save.ts';
import { replaceOrganisation } from '#src/features/organisations/show.ts';
import { takeDraft } from '#src/people/drafts.ts';

/** Takes a change of an organisation back: saves what was said before it, unless it has been changed again. */
export const restoreOrganisation = defineAction({
  id: 'organisation.restore',
  role: 'coordinator',
  input: z.object({ draft: z.uuid() }),
  async run({ input, ...given }) {
    const { em, person, t } = given;
    const since = reply.onlyYou(organisationRefusedCard('changedSince', given));
    const taken = await takeDraft(em, input.draft, person);
    if (taken === undefined) return since;
    const before = organisationFormInput.parse(submittedIn(taken.form));
    const { organisation: id, revision } = before;
    if (id === undefined || revision === undefined) return since;
    const known = before.known.split(',').filter((one) => one !== '');
    const asked = { id, revision, change: readOrganisation(before), known };
    const saved = await changeOrganisation(em, asked, given);
    return saved.ok ? replaceOrganisation(given, id, { text: t('organisations.done.restored') }) : since;
  },
});
