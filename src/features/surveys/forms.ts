import { z } from 'zod';
import type { Viewer } from '#src/conversation/declarations/context.ts';
import type { Form } from '#src/conversation/elements/form.ts';
import { formatCount } from '#src/locales/format.ts';
import type { Answering } from './answers.ts';
import { greatestNumber, longestAnswer } from './rules.ts';

/** What the form `survey.write` submits. */
export const writeInput = z.object({
  text: z
    .string('surveys.write.empty')
    .trim()
    .min(1, 'surveys.write.empty')
    .max(longestAnswer, 'surveys.write.tooLong'),
  request: z.uuid(),
  question: z.uuid(),
});

/** A written answer that was not taken, to be mended: too long, or no number. */
export function writeForm(
  { request, question, typed }: Answering,
  { label, numeric }: { readonly label: string; readonly numeric: boolean },
  viewer: Viewer,
): Form {
  const { t } = viewer;
  const common = { name: 'text', label, required: true, value: typed };
  return {
    id: 'survey.write',
    title: t('surveys.write.title'),
    submitLabel: t('surveys.write.submit'),
    fields: [
      numeric
        ? { ...common, kind: 'text', hint: numberHint(viewer) }
        : { ...common, kind: 'longText', maxLength: longestAnswer },
    ],
    carried: { request, question },
  };
}

/** What a number may be. */
export function numberHint(viewer: Viewer): string {
  return viewer.t('surveys.ask.number', { most: formatCount(greatestNumber, viewer) });
}
