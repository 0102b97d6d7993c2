import type { Context } from '#src/conversation/declarations/context.ts';
import { button, type PressButton } from '#src/conversation/elements/button.ts';
import { buttons, card, quiet, text } from '#src/conversation/elements/card.ts';
import { formatCount } from '#src/locales/format.ts';
import type { Onlooker } from './onlooker.ts';

type Given = Pick<Context, 'tell' | 't' | 'language'>;
type Matter = 'importing' | 'reading' | 'undoing';

// Fewer are there before anybody has read that they are on their way.
const fewRows = 300;

/** Tells at once that an import has begun, and then how far it is. What failed can be tried again. */
export function tellImporting(given: Given, draft: string): Onlooker {
  const again = button(given.t('register.paste.do'), 'register.import', { draft }, { style: 'primary' });
  return teller('importing', given, again);
}

/** The same while rows are only compared. What failed is tried again by `again`, or by sending the file once more. */
export function tellReading(given: Given, again?: PressButton): Onlooker {
  return teller('reading', given, again);
}

/** The same while an import is taken back. */
export function tellUndoing(given: Given, draft: string): Onlooker {
  return teller('undoing', given, button(given.t('contacts.undo'), 'register.undo', { draft }));
}

function teller(matter: Matter, given: Given, again: PressButton | undefined): Onlooker {
  const { t, tell } = given;
  const stopped = card(
    t(`register.${matter}.stopped`),
    again === undefined ? text(t('register.reading.sendAgain')) : buttons(again),
  );
  const show = (line: string) =>
    tell(card(t(`register.${matter}.title`), text(line), quiet(t(`register.${matter}.together`))), stopped);
  let isLong = false;
  return {
    onBegin(count) {
      isLong = count > fewRows;
      if (isLong) show(t(`register.${matter}.rows`, { count }));
    },
    onProgress(done, of) {
      const counts = { done: formatCount(done, given), of: formatCount(of, given) };
      if (isLong) show(t(`register.${matter}.done`, counts));
    },
  };
}
