import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import {
  buttons,
  type Card,
  type CardElement,
  card,
  quiet,
  text,
  warning,
} from '#src/conversation/elements/card.ts';
import { formatFor, formatMoment } from '#src/locales/format.ts';
import type { SurveyView } from './reads.ts';
import type { RequestView } from './requests.ts';
import { fewest } from './rules.ts';
import { otherVoices } from './voice-elements.ts';

/** Asks for an anonymous form, or says that it has been sent. What anonymous means stands in one sentence. */
export function askAnonymouslyCard(
  request: RequestView,
  { again }: { readonly again: boolean },
  viewer: Viewer,
): Card {
  const { t } = viewer;
  if (request.answered) return sealedCard(request, viewer);
  const until = formatMoment(request.survey.closesAt, formatFor(viewer));
  const count = request.questions.length;
  return card(
    reminding(t('surveys.anonymous.title', { title: request.survey.title }), again, viewer),
    ...introElements(request.survey),
    text(t(again ? 'surveys.ask.remind' : 'surveys.anonymous.intro', { until, count })),
    text(t('surveys.anonymous.means', { count: fewest })),
    request.voice && quiet(t('surveys.voice.first', { organisation: request.voice.organisation })),
    buttons(
      button(t('surveys.anonymous.fill'), 'survey.fill', { request: request.id }, { style: 'primary' }),
    ),
    ...otherVoices(request, viewer),
  );
}

/** A title, said to be a reminder where it is one: a mail with the same subject would be taken for the first. */
export function reminding(title: string, again: boolean, { t }: Viewer): string {
  return again ? t('surveys.ask.reminder', { title }) : title;
}

/** After an anonymous form was sent. Says nothing of what stood in it. */
export function sealedCard(request: RequestView, viewer: Viewer): Card {
  const { t } = viewer;
  const { survey, voice } = request;
  return card(
    t('surveys.anonymous.title', { title: survey.title }),
    text(
      voice === undefined
        ? t('surveys.anonymous.sent')
        : t('surveys.voice.sealed', { organisation: voice.organisation }),
    ),
    ...otherVoices(request, viewer),
    quiet(t('surveys.anonymous.means', { count: fewest })),
  );
}

/** When an anonymous form was sent before: the first one counts, this one is not kept. */
export function alreadySealedCard(request: RequestView, viewer: Viewer): Card {
  const { t } = viewer;
  const { survey, voice } = request;
  return card(
    t('surveys.anonymous.title', { title: survey.title }),
    warning(
      voice === undefined
        ? t('surveys.anonymous.already')
        : t('surveys.voice.already', { organisation: voice.organisation }),
    ),
    ...otherVoices(request, viewer),
  );
}

/** When an anonymous form came too late. What stood in it is kept nowhere, not even on this card. */
export function closedAnonymouslyCard(survey: SurveyView, viewer: Viewer, isLate = true): Card {
  const { t } = viewer;
  const until = formatMoment(survey.closesAt, formatFor(viewer));
  return card(
    closedTitle(survey, viewer),
    isLate ? warning(t('surveys.anonymous.late', { until })) : text(t('surveys.closed.until', { until })),
  );
}

/** That a survey takes no more answers. */
export function closedTitle({ ofMeeting, title }: SurveyView, { t }: Viewer): string {
  return t(ofMeeting ? 'surveys.closed.title' : 'surveys.closed.titleOfPoll', { title });
}

/** What the coordinator wants to say first. */
export function introElements({ introduction }: Pick<SurveyView, 'introduction'>): CardElement[] {
  return introduction === null ? [] : [text(introduction)];
}
