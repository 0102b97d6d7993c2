import type { Button, PressButton, PressValues } from '#src/conversation/elements/button.ts';
import { shorten } from '#src/conversation/elements/cut.ts';
import { type Action, plain } from './blocks.ts';
import { limits } from './limits.ts';

/** How the `action_id` of a button that only opens an address begins; Slack tells of those presses too. */
export const linkPrefix = 'link:';

/**
 * A button. `place` is its number in the message, since an `action_id` may occur once: `meeting.reply:3`.
 * @throws when the values do not fit (2,000 characters as JSON): they carry ids, never texts
 */
export function renderButton(button: Button, place: number): Action {
  switch (button.kind) {
    case 'press':
      return renderPress(button, place);
    case 'link':
      return {
        type: 'button',
        action_id: `${linkPrefix}${place}`,
        text: plain(shorten(button.label, limits.button.label)),
        url: withinLimit(button.url, limits.button.url, 'address of a button'),
      };
  }
}

function renderPress(button: PressButton, place: number): Action {
  const label = button.chosen ? `✓ ${button.label}` : button.label;
  return {
    type: 'button',
    action_id: withinLimit(`${button.action}:${place}`, limits.id, 'action id'),
    text: plain(shorten(label, limits.button.label)),
    value: withinLimit(JSON.stringify(button.values), limits.button.value, `values of ${button.action}`),
    ...(button.style === 'plain' ? {} : { style: button.style }),
    ...(button.confirm === undefined
      ? {}
      : {
          confirm: {
            title: plain(shorten(button.confirm.title, limits.confirm.title)),
            text: plain(shorten(button.confirm.text, limits.confirm.text)),
            confirm: plain(shorten(button.confirm.yes, limits.confirm.answer)),
            deny: plain(shorten(button.confirm.no, limits.confirm.answer)),
          },
        }),
  };
}

/** The declared action of a rendered button. */
export function actionOf(actionId: string): string {
  return actionId.replace(/:\d+$/, '');
}

/** What a rendered button carries; undefined when it was not rendered by us. */
export function valuesOf(value: string | undefined): PressValues | undefined {
  if (value === undefined) return {};
  try {
    const parsed: unknown = JSON.parse(value);
    return isPressValues(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isPressValues(value: unknown): value is PressValues {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((one) => ['string', 'number', 'boolean'].includes(typeof one));
}

/** The value, when Slack takes it. @throws when it is longer, since shortening it would change what it means */
export function withinLimit(value: string, limit: number, what: string): string {
  if (value.length > limit)
    throw new RangeError(`Slack takes ${limit} characters for the ${what}, not ${value.length}`);
  return value;
}
