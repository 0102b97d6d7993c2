import type { Form } from '#src/conversation/elements/form.ts';
import type { Translate } from '#src/locales/translate.ts';

/** The form in which somebody mends a text before it is sent again. Dispatch reads what it submits as a new line. */
export const textAgainId = 'text.again';

/** The form, holding the text. */
export function textAgainForm(text: string, t: Translate): Form {
  return {
    id: textAgainId,
    title: t('errors.personalNumber.form'),
    submitLabel: t('errors.personalNumber.send'),
    fields: [
      {
        kind: 'longText',
        name: 'text',
        label: t('errors.personalNumber.label'),
        required: true,
        value: text,
      },
    ],
    carried: {},
  };
}
