import type { Workspace } from '#entities/workspace.ts';
import { type CardElement, quiet } from '#src/conversation/elements/card.ts';
import type { Translate } from '#src/locales/translate.ts';

/** Who keeps what about somebody, and why. */
export function whyKept(workspace: Pick<Workspace, 'name'>, t: Translate): string {
  return t('people.notice.why', { workspace: workspace.name });
}

/**
 * What comes with the first message anybody gets: who keeps what about them, why, and how to see or stop it. In a chat
 * one writes for that; a letter has links in place of the words.
 */
export function firstMessageNotice(
  workspace: Pick<Workspace, 'name'>,
  t: Translate,
): { readonly inChat: CardElement; readonly inLetter: string } {
  const why = whyKept(workspace, t);
  return { inChat: quiet(`${why}\n${t('people.notice.how')}`), inLetter: why };
}
