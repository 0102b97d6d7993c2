import type { Workspace } from '#entities/workspace.ts';
import type { Answer, Language } from '#src/conversation/answer.ts';
import { button } from '#src/conversation/elements/button.ts';
import { buttons, type Card, card, list, quiet, text } from '#src/conversation/elements/card.ts';
import type { SubmittedValues } from '#src/conversation/elements/form.ts';
import type { Translate } from '#src/locales/translate.ts';
import { withoutSealed } from './form-values.ts';

/** An answer that only the sender sees. */
export function onlyYou(language: Language, shown: Card): Answer {
  return { kind: 'onlyYou', language, card: shown };
}

/** For a place that no workspace is at home in. */
export function homelessCard(t: Translate): Card {
  return card(t('people.homeless.title'), text(t('people.homeless.text')));
}

/** Asks somebody who belongs to several workspaces; shows what they wrote so that it can be sent again. */
export function severalCard(workspaces: readonly Workspace[], typed: string, t: Translate): Card {
  return card(
    t('people.several.title'),
    text(t('people.several.text')),
    typed !== '' && quiet(typed),
    buttons(...workspaces.map(({ id, name }) => button(name, 'workspace.choose', { workspace: id }))),
  );
}

/** Says a line that stands on a button: what was typed, with a word that is known. */
export const sayLineId = 'line.say';

/** A button's value has a limit on every platform; what is longer is shown, to be copied. */
const longestLine = 1_000;

/** For a word nobody knows: a button for each of the nearest ones, which does it with what followed the word. */
export function unknownCard(
  { word, rest }: { readonly word: string; readonly rest: string },
  near: readonly string[],
  t: Translate,
): Card {
  const title = t('errors.unknown.title', { word });
  const typed = rest === '' ? false : quiet(t('errors.fault.typed', { text: rest }));
  if (near.length === 0) return card(title, text(t('errors.unknown.none')), typed);
  const lineOf = (one: string) => `${one} ${rest}`.trim();
  return card(
    title,
    text(t('errors.unknown.near')),
    typed,
    buttons(
      ...near.map((one) => {
        const line = lineOf(one).length > longestLine ? one : lineOf(one);
        return button(one, sayLineId, { line });
      }),
    ),
  );
}

/** For a button whose declaration is gone. */
export function staleCard(t: Translate): Card {
  return card(t('errors.form.title'), text(t('errors.unknown.stale')));
}

/** For a form that was sent before, or is too old: what was typed is shown, so that it is not lost. */
export function goneCard(typed: SubmittedValues, t: Translate): Card {
  const lines = Object.values(withoutSealed(typed))
    .flat()
    .filter((value) => value.trim() !== '');
  return card(
    t('errors.form.title'),
    text(t('errors.draft.gone')),
    lines.length > 0 &&
      list(
        lines.map((line) => ({ text: line })),
        t('errors.draft.typed'),
      ),
  );
}

/** Where no form can be opened at once: a button that opens it. */
export function waitingFormCard(title: string, draft: string, t: Translate): Card {
  return card(
    title,
    text(t('errors.draft.waitingText')),
    buttons(button(t('errors.draft.open'), 'draft.open', { draft }, { style: 'primary' })),
  );
}

/** For what had begun to show how far it is, and failed. */
export function stoppedCard(id: string, stopped: Card, t: Translate): Card {
  return { ...stopped, elements: [text(t('errors.fault.text', { id })), ...stopped.elements] };
}

/** For an unknown fault: its id, and what was typed. */
export function faultCard(id: string, typed: string, t: Translate): Card {
  return card(
    t('errors.fault.title'),
    text(t('errors.fault.text', { id })),
    typed !== '' && quiet(t('errors.fault.typed', { text: typed })),
  );
}
