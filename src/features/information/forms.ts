import { z } from 'zod';
import type { Information } from '#entities/information.ts';
import type { Form } from '#src/conversation/elements/form.ts';
import { type AudiencePurpose, audienceChoice } from '#src/features/audiences/forms.ts';
import type { Key, Translate } from '#src/locales/translate.ts';
import { cleanText, longest, readAddress } from './rules.ts';

const written = (most: number, none: Key, tooLong: Key) =>
  z.string(none).transform(cleanText).pipe(z.string().min(1, none).max(most, tooLong));

/** What the form `information.write` submits; with `information` it changes one that is not sent. */
export const writeFormInput = z.object({
  title: written(longest.title, 'information.wrong.noTitle', 'information.wrong.titleTooLong'),
  text: written(longest.text, 'information.wrong.noText', 'information.wrong.textTooLong'),
  url: z
    .string()
    .max(longest.url, 'information.wrong.url' satisfies Key)
    .transform(readAddress)
    .pipe(z.string('information.wrong.url' satisfies Key))
    .optional(),
  information: z.uuid().optional(),
});

/** What the form `information.audience` submits. */
export const audienceFormInput = z.object({ ...audienceChoice, information: z.uuid() });

/** What stands in the form that writes information. */
export interface Written {
  readonly title: string;
  readonly text: string;
  readonly url?: string | null | undefined;
}

/** The form that writes information, or changes one. */
export function writeForm(said: Written, t: Translate, id?: string): Form {
  return {
    id: 'information.write',
    title: t('information.form.title'),
    submitLabel: t('information.form.submit'),
    intro: t('information.form.intro'),
    fields: [
      {
        kind: 'text',
        name: 'title',
        label: t('information.form.name'),
        required: true,
        maxLength: longest.title,
        value: said.title,
      },
      {
        kind: 'longText',
        name: 'text',
        label: t('information.form.text'),
        required: true,
        maxLength: longest.text,
        value: said.text,
      },
      {
        kind: 'text',
        name: 'url',
        label: t('information.form.url'),
        hint: t('information.form.urlHint'),
        required: false,
        maxLength: longest.url,
        value: said.url ?? '',
      },
    ],
    carried: id === undefined ? {} : { information: id },
  };
}

/** What an audience is chosen for here. */
export function purposeOf({ id }: Pick<Information, 'id'>, t: Translate): AudiencePurpose {
  return {
    form: 'information.audience',
    title: t('information.audience.title'),
    carried: { information: id },
  };
}
