import type { Context } from '#src/conversation/declarations/context.ts';
import type { Card } from '#src/conversation/elements/card.ts';
import type { Form } from '#src/conversation/elements/form.ts';
import { findResults } from './reads-results.ts';
import { longestAnswer } from './rules.ts';
import { findTellable, type Telling, tell } from './tell.ts';
import { notToldCard, tellPreviewCard, tellSentCard } from './tell-cards.ts';
import { ledToCard, toldCard } from './told-cards.ts';

/** Shows the coordinator what would be told and to how many, or why nothing can be. */
export async function previewTelling(
  given: Context,
  surveyId: string,
  telling: Telling,
  first?: string,
): Promise<Card> {
  const found = await findTellable(given.em, surveyId, telling);
  if (!found.ok) return notToldCard(found, given);
  const { survey } = found;
  if (telling === 'ledTo') {
    if (!survey.ledTo) return notToldCard({ ok: false, reason: 'unwritten' }, given);
    return tellPreviewCard(ledToCard(survey, given), found, telling, given, first);
  }
  const results = await findResults(given.em, surveyId);
  if (results === undefined) return notToldCard({ ok: false, reason: 'gone' }, given);
  return tellPreviewCard(toldCard(results, undefined, given), found, telling, given, first);
}

/** Tells everybody in the preview. Where it would reach others by now, that is shown first. */
export async function tellPreviewed(
  given: Context,
  asked: { readonly survey: string; readonly telling: Telling; readonly people: number },
): Promise<Card> {
  const { survey: surveyId, telling, people } = asked;
  const found = await findTellable(given.em, surveyId, telling);
  if (!found.ok) return notToldCard(found, given);
  if (telling === 'ledTo' && !found.survey.ledTo)
    return notToldCard({ ok: false, reason: 'unwritten' }, given);
  if (found.people !== people) {
    return previewTelling(given, surveyId, telling, given.t('audiences.preview.renewed'));
  }
  await tell(given, found.survey, telling);
  return tellSentCard(people, given);
}

/** Asks what a survey led to, with what was written before. */
export function ledToForm(
  survey: { readonly id: string; readonly ledTo?: string | null | undefined },
  { t }: Context,
): Form {
  return {
    id: 'survey.ledTo',
    title: t('surveys.ledTo.form'),
    submitLabel: t('surveys.ledTo.preview'),
    intro: t('surveys.ledTo.intro'),
    fields: [
      {
        kind: 'longText',
        name: 'text',
        label: t('surveys.ledTo.label'),
        required: true,
        maxLength: longestAnswer,
        value: survey.ledTo ?? '',
      },
    ],
    carried: { survey: survey.id },
  };
}
