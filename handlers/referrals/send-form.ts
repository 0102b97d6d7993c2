import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { listNames } from '#src/features/organisations/reads.ts';
import { isName } from '#src/features/organisations/rules.ts';
import { addOrganisation } from '#src/features/organisations/writes.ts';
import { type ReferralDraft, referralFormInput } from '#src/features/referrals/forms.ts';
import { settle } from '#src/features/referrals/line.ts';
import { referralFormReply } from '#src/features/referrals/replies.ts';
import { findOrganisations } from '#src/language/organisations.ts';

/** Refers what stands in the form. A new body's name that is known already means the one that has it. */
export const sendReferralForm = defineForm({
  id: 'referral.send',
  role: 'coordinator',
  input: referralFormInput,
  async run({ input, ...given }) {
    const { em, workspace, t } = given;
    const { organisation, body, bodyName = '', matter, dueOn = null, tell, need } = input;
    const names = await listNames(
      em,
      [organisation, body].filter((one) => one !== undefined),
    );
    const chosen = (id: string | undefined) => {
      const label = id === undefined ? undefined : names.get(id);
      return id === undefined || label === undefined ? undefined : { value: id, label };
    };
    const draft: ReferralDraft = {
      organisation: chosen(organisation),
      organisationName: '',
      body: chosen(body),
      bodyName: body === undefined ? bodyName : '',
      matter,
      dueOn,
      personName: input.personName ?? '',
      email: input.email ?? '',
      tell: tell === 'yes',
      need,
    };
    if (draft.organisation === undefined) {
      return reply.errors({ organisation: t('referrals.form.noOrganisation') });
    }
    if (draft.body === undefined && draft.bodyName !== '') {
      if (!isName(draft.bodyName)) return reply.errors({ bodyName: t('referrals.form.noName') });
      const found = await findOrganisations(em, workspace.id, draft.bodyName);
      if (found.kind === 'none') {
        const { id, name } = await addOrganisation(em, draft.bodyName, given, 'authority');
        return referralFormReply(given, await settle(given, { ...draft, body: { value: id, label: name } }));
      }
    }
    return referralFormReply(given, await settle(given, draft));
  },
});
