import { z } from 'zod';
import type { Form } from '#src/conversation/elements/form.ts';
import type { Translate } from '#src/locales/translate.ts';
import type { Answering } from './answers.ts';
import { longestAnswer } from './rules.ts';

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

/** A free answer that was too long, to be shortened. */
export function writeForm({ request, question, typed }: Answering, label: string, t: Translate): Form {
  return {
    id: 'survey.write',
    title: t('surveys.write.title'),
    submitLabel: t('surveys.write.submit'),
    fields: [
      { kind: 'longText', name: 'text', label, required: true, maxLength: longestAnswer, value: typed },
    ],
    carried: { request, question },
  };
}
