import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import { buttons, type Card, card, facts, text, warning } from '#src/conversation/elements/card.ts';
import type { Form } from '#src/conversation/elements/form.ts';
import { formatCount } from '#src/locales/format.ts';
import type { Key, Translate } from '#src/locales/translate.ts';
import type { MergePlan } from './merge.ts';

const labels: Readonly<Record<string, Key>> = {
  contacts: 'organisations.merge.moves.contacts',
  needs: 'organisations.merge.moves.needs',
  offers: 'organisations.merge.moves.offers',
  matching_parties: 'organisations.merge.moves.matchings',
  representatives: 'organisations.merge.moves.people',
  invitations: 'organisations.merge.moves.invitations',
  survey_requests: 'organisations.merge.moves.surveys',
  referrals: 'organisations.merge.moves.referrals',
};

/** The form that asks which actor is the same as this one. */
export function mergeForm(organisation: { readonly id: string; readonly name: string }, t: Translate): Form {
  return {
    id: 'organisation.choose-merge',
    title: t('organisations.merge.title'),
    submitLabel: t('organisations.merge.preview'),
    intro: t('organisations.merge.intro', { name: organisation.name }),
    fields: [
      {
        kind: 'organisation',
        name: 'from',
        label: t('organisations.merge.which'),
        required: true,
        multiple: false,
      },
    ],
    carried: { into: organisation.id },
  };
}

/** What a merge will do, before it is done: what moves, what stays, and that it cannot be taken back. */
export function mergePreviewCard(plan: Extract<MergePlan, { ok: true }>, viewer: Viewer): Card {
  const { t } = viewer;
  const { into, from, moves } = plan;
  const names = { from: from.name, into: into.name };
  return card(
    t('organisations.merge.question', names),
    text(t('organisations.merge.what', names)),
    moves.length === 0
      ? text(t('organisations.merge.nothing', names))
      : facts(
          ...moves.map(
            ({ table, count }) =>
              [t(labels[table] ?? 'organisations.merge.moves.other'), formatCount(count, viewer)] as const,
          ),
        ),
    warning(t('organisations.merge.final')),
    buttons(
      button(
        t('organisations.merge.do'),
        'organisation.merge',
        { into: into.id, from: from.id },
        {
          style: 'danger',
          confirm: {
            title: t('organisations.merge.question', names),
            text: t('organisations.merge.final'),
            yes: t('organisations.merge.do'),
            no: t('organisations.merge.no'),
          },
        },
      ),
      button(t('organisations.merge.turn', names), 'organisation.turn-merge', {
        into: from.id,
        from: into.id,
      }),
    ),
  );
}

/** Two that cannot be merged any more, with a way to the one that all is with now. */
export function alreadyMergedCard(
  {
    into,
    by,
  }: { readonly into: { readonly id: string; readonly name: string }; readonly by: string | undefined },
  { t }: Viewer,
): Card {
  return card(
    t('organisations.merge.already.title'),
    text(
      by === undefined
        ? t('organisations.merge.already.text', { into: into.name })
        : t('organisations.merge.already.by', { into: into.name, name: by }),
    ),
    buttons(button(t('matchings.show'), 'organisation.show', { organisation: into.id })),
  );
}
