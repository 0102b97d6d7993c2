import { button } from '#src/conversation/elements/button.ts';
import { buttons, type Card, card, quiet, text } from '#src/conversation/elements/card.ts';
import type { Translate } from '#src/locales/translate.ts';
import { codeLastsMinutes, type Joined } from './join.ts';

/** The code, and what to do with it. */
export function codeCard(code: string, t: Translate): Card {
  return card(
    t('people.join.title'),
    text(t('people.join.how')),
    text(t('people.join.line', { code })),
    quiet(t('people.join.lasts', { count: codeLastsMinutes })),
  );
}

/** What came of a code; a mistake is taken back with a button. */
export function joinedCard(joined: Joined, t: Translate): Card {
  const title = t('people.join.title');
  if (!joined.ok) return card(title, text(t(`people.join.refused.${joined.reason}`)));
  const { name, accounts } = joined;
  return card(
    title,
    text(t('people.join.done', { name })),
    buttons(...accounts.map((account) => button(t('people.join.part'), 'people.part', { account }))),
  );
}

/** What came of taking them apart. */
export function partedCard(isDone: boolean, t: Translate): Card {
  return card(t('people.join.title'), text(t(isDone ? 'people.join.parted' : 'people.join.notParted')));
}
