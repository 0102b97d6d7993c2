import type { Context } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import { buttons, card, quiet, text } from '#src/conversation/elements/card.ts';
import { formatCount } from '#src/locales/format.ts';
import type { Onlooker } from './import.ts';

// Fewer are there before anybody has read that they are on their way.
const fewRows = 300;

/** Tells at once that an import has begun, and then how far it is. What failed can be tried again. */
export function tellImporting(given: Pick<Context, 'tell' | 't' | 'language'>, draft: string): Onlooker {
  const { t, tell } = given;
  const stopped = card(
    t('register.importing.stopped'),
    buttons(button(t('register.paste.do'), 'register.import', { draft }, { style: 'primary' })),
  );
  const show = (line: string) =>
    tell(card(t('register.importing.title'), text(line), quiet(t('register.importing.together'))), stopped);
  let isLong = false;
  return {
    onBegin(count) {
      isLong = count > fewRows;
      if (isLong) show(t('register.importing.rows', { count }));
    },
    onProgress(done, of) {
      const counts = { done: formatCount(done, given), of: formatCount(of, given) };
      if (isLong) show(t('register.importing.done', counts));
    },
  };
}
