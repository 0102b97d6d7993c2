import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import { buttons, type CardElement, quiet, text, warning } from '#src/conversation/elements/card.ts';
import { formatList } from '#src/locales/format.ts';
import type { RequestView } from './requests.ts';

/**
 * For whom the answer is given, where that is an organisation with one voice, and who has spoken for it. After a
 * meeting everybody is asked for the one that they came for, also who speaks for several: it says which.
 */
export function voiceElement(
  { voice, asRepresentativeOf }: Pick<RequestView, 'voice' | 'asRepresentativeOf'>,
  { t, language }: Viewer,
): CardElement | undefined {
  if (voice === undefined) {
    return asRepresentativeOf === undefined
      ? undefined
      : quiet(t('surveys.voice.asRepresentative', { organisation: asRepresentativeOf }));
  }
  const { organisation, others } = voice;
  const names = formatList(others, { language });
  return others.length === 0
    ? quiet(t('surveys.voice.yours', { organisation }))
    : warning(t('surveys.voice.replaces', { organisation, names, count: others.length }));
}

/** The way to the answers for the other organisations that the reader speaks for: each has a voice of its own. */
export function otherVoices({ alsoFor }: Pick<RequestView, 'alsoFor'>, { t }: Viewer): CardElement[] {
  if (alsoFor.length === 0) return [];
  const count = alsoFor.filter(({ answered }) => !answered).length;
  return [
    text(count === 0 ? t('surveys.voice.severalAnswered') : t('surveys.voice.several', { count })),
    buttons(
      ...alsoFor.map(({ request, organisation, answered }) =>
        button(t(answered ? 'surveys.voice.see' : 'surveys.voice.switch', { organisation }), 'survey.open', {
          request,
        }),
      ),
    ),
  ];
}

/** The way to what was answered for the others, once no more is taken. */
export function otherAnswers({ alsoFor }: RequestView, { t }: Viewer): CardElement[] {
  const seen = alsoFor.filter(({ answered }) => answered);
  const see = seen.map(({ request, organisation }) =>
    button(t('surveys.voice.see', { organisation }), 'survey.open', { request }),
  );
  return seen.length === 0 ? [] : [buttons(...see)];
}
