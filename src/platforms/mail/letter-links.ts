import type { DateTime } from 'luxon';
import type { PressButton } from '#src/conversation/elements/button.ts';
import type { Letter, LetterPart } from '#src/conversation/messenger.ts';
import { type Links, sealedPress } from '#src/link/tokens.ts';

/** How long somebody can answer by what stands in a mail. */
const linkDays = 60;

/** The addresses that stand in a mail. */
export interface LetterLinks {
  /** Where a part is read and answered. */
  readonly open: (part: LetterPart) => string;
  /** The same, with the keyboard on one button. It answers nothing by itself. */
  readonly press: (part: LetterPart, button: PressButton) => string;
  readonly pause: string;
  /** Where one sees what is kept about oneself. */
  readonly personalData: string;
  /** Where mail programs post when somebody stops the mails there. */
  readonly unsubscribe: string;
  readonly accessibility: string;
}

/** Signs a link for each part of a mail, and one to stop them. */
export function linksFor(
  { links, publicUrl, now }: { readonly links: Links; readonly publicUrl: string; readonly now: DateTime },
  { workspace, person, parts }: Letter,
): LetterLinks {
  const expiresAt = now.plus({ days: linkDays });
  const token = (message: string, subject: string) =>
    links.sign({ workspace: workspace.id, person: person.id, matter: { message, subject }, expiresAt });
  const tokens = new Map(parts.map((part) => [part, token(part.message, part.subject)]));
  const tokenOf = (part: LetterPart) => tokens.get(part) ?? token(part.message, part.subject);
  const pause = `${publicUrl}/a/${token('people.pause', person.id)}`;
  return {
    open: (part) => `${publicUrl}/a/${tokenOf(part)}`,
    press(part, button) {
      const own = tokenOf(part);
      return `${publicUrl}/a/${own}?svar=${links.seal(own, sealedPress(button))}`;
    },
    pause,
    get personalData() {
      return `${publicUrl}/a/${token('personalData.show', person.id)}`;
    },
    unsubscribe: `${pause}/paus`,
    accessibility: `${publicUrl}/tillganglighet`,
  };
}
