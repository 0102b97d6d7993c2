import { z } from 'zod';
import { voices } from '#entities/survey.ts';
import type { SurveyContent } from '#entities/survey-draft.ts';
import { questionKinds } from '#entities/survey-question.ts';
import type { Viewer } from '#src/conversation/declarations/context.ts';
import type { Form } from '#src/conversation/elements/form.ts';
import { makingLimits, oneLine, typedOf } from './draft-content.ts';
import type { NewQuestion } from './rules.ts';

/** What the form `survey.heading` submits. Without a title it is for a meeting, whose title it has. */
export const headingInput = z.object({
  title: z
    .string()
    .transform(oneLine)
    .pipe(
      z
        .string()
        .min(1, 'surveys.make.problem.noTitle')
        .max(makingLimits.title, 'surveys.make.problem.titleTooLong'),
    )
    .optional(),
  introduction: z
    .string()
    .trim()
    .max(makingLimits.introduction, 'surveys.make.problem.introductionTooLong')
    .default(''),
  voice: z.enum(voices),
  draft: z.uuid(),
});

/** Asks for the title, what is said first, and whose answers count. */
export function headingForm(
  draft: { readonly id: string; readonly content: SurveyContent; readonly ofMeeting: boolean },
  { t }: Viewer,
): Form {
  const { title, introduction, voice } = draft.content;
  return {
    id: 'survey.heading',
    title: t('surveys.make.heading.title'),
    submitLabel: t('surveys.make.save'),
    fields: [
      ...(draft.ofMeeting
        ? []
        : [
            {
              kind: 'text' as const,
              name: 'title',
              label: t('surveys.make.heading.name'),
              required: true,
              maxLength: makingLimits.title,
              value: title,
            },
          ]),
      {
        kind: 'longText',
        name: 'introduction',
        label: t('surveys.make.heading.introduction'),
        hint: t('surveys.make.heading.introductionHint'),
        required: false,
        maxLength: makingLimits.introduction,
        value: introduction ?? '',
      },
      {
        kind: 'select',
        name: 'voice',
        label: t('surveys.voice.label'),
        hint: t('surveys.make.heading.voiceHint'),
        required: true,
        options: voices.map((value) => ({ value, label: t(`surveys.voice.${value}`) })),
        value: voice,
      },
    ],
    carried: { draft: draft.id },
  };
}

/** What the form `survey.question` submits. What its fields hold is looked at together, by `readQuestion`. */
export const questionInput = z.object({
  wording: z.string(),
  kind: z.enum(questionKinds),
  options: z.string().default(''),
  lowest: z.string().default(''),
  highest: z.string().default(''),
  draft: z.uuid(),
  question: z.uuid().optional(),
});

/** Asks for one question, new or to be changed. */
export function questionForm(
  draft: string,
  question: (NewQuestion & { readonly id: string }) | undefined,
  { t, language }: Viewer,
): Form {
  const typed = question === undefined ? undefined : typedOf(question, language);
  const { wording, options, option } = makingLimits;
  return {
    id: 'survey.question',
    title: t(question === undefined ? 'surveys.make.question.new' : 'surveys.make.question.change'),
    submitLabel: t('surveys.make.save'),
    fields: [
      {
        kind: 'text',
        name: 'wording',
        label: t('surveys.make.question.wording'),
        required: true,
        maxLength: wording,
        value: typed?.wording ?? '',
      },
      {
        kind: 'select',
        name: 'kind',
        label: t('surveys.make.question.kind'),
        required: true,
        options: questionKinds.map((value) => ({ value, label: t(`surveys.make.kind.${value}`) })),
        value: typed?.kind ?? 'scale',
      },
      {
        kind: 'longText',
        name: 'options',
        label: t('surveys.make.question.options'),
        hint: t('surveys.make.question.optionsHint', { options, option }),
        required: false,
        value: typed?.options ?? '',
      },
      ...(['lowest', 'highest'] as const).map((name) => ({
        kind: 'text' as const,
        name,
        label: t(`surveys.make.question.${name}`),
        hint: t(`surveys.make.question.${name}Hint`),
        required: false,
        maxLength: option,
        value: typed?.[name] ?? '',
      })),
    ],
    carried: question === undefined ? { draft } : { draft, question: question.id },
  };
}
