import type { Workspace } from '#entities/workspace.ts';
import { type CardElement, quiet } from '#src/conversation/elements/card.ts';
import type { Translate } from '#src/locales/translate.ts';

/** The two lines that come with the first message anybody gets: who keeps what about them, why, and how to see or stop it. */
export function firstMessageNotice(workspace: Pick<Workspace, 'name'>, t: Translate): CardElement {
  return quiet(t('people.notice', { workspace: workspace.name }));
}
