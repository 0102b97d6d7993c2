import type { Button, PressButton } from '#src/conversation/elements/button.ts';
import { shorten } from '#src/conversation/elements/cut.ts';
import type { CardAction, CardElementJson } from './adaptive-card.ts';
import { limits } from './limits.ts';
import { paragraph } from './text.ts';

/** What a card is rendered for. */
export interface Rendering {
  /** Whether pressing this runs a form, so that a dialog is opened for it. Always false where a client has none. */
  readonly opensDialog: (action: string) => boolean;
  /** Gives each field and each question of a card its own number. */
  readonly next: () => number;
  /** Fields may be required only where one button saves them all: else they would hold up the buttons of the others. */
  readonly onlyFields: boolean;
}

const styles = { plain: undefined, primary: 'positive', danger: 'destructive' } as const;

/** A row of buttons, and hidden under it the questions that some of them ask first. */
export function renderButtons(buttons: readonly Button[], rendering: Rendering): CardElementJson[] {
  const questions: CardElementJson[] = [];
  const actions = buttons.map((button): CardAction => {
    if (button.kind === 'link')
      return { type: 'Action.OpenUrl', title: labelOf(button.label), url: button.url };
    if (button.confirm === undefined) return renderPress(button, rendering);
    const id = `question-${rendering.next()}`;
    questions.push(renderQuestion(button, button.confirm, id, rendering));
    return {
      type: 'Action.ToggleVisibility',
      title: labelOf(button.label),
      targetElements: [id],
      ...(button.style === 'danger' ? { style: 'destructive' } : {}),
    };
  });
  const rows = Math.ceil(actions.length / limits.actions);
  return [
    ...Array.from({ length: rows }, (_, row): CardElementJson => {
      const shown = actions.slice(row * limits.actions, (row + 1) * limits.actions);
      return { type: 'ActionSet', actions: shown };
    }),
    ...questions,
  ];
}

/** A press. With `field` the content of the fields with that number goes along. */
export function renderPress(button: PressButton, rendering: Rendering, field?: number): CardAction {
  const title = labelOf(button.chosen ? `✓ ${button.label}` : button.label);
  const style = styles[button.style];
  const shared = {
    title,
    ...(style === undefined ? {} : { style }),
    ...(field === undefined ? { associatedInputs: 'none' as const } : {}),
  };
  const carried = { values: button.values, ...(field === undefined ? {} : { field }) };
  if (rendering.opensDialog(button.action)) {
    const data = { ...carried, verb: button.action, msteams: { type: 'task/fetch' } };
    return { type: 'Action.Submit', ...shared, data };
  }
  return { type: 'Action.Execute', ...shared, verb: button.action, data: carried };
}

function renderQuestion(
  button: PressButton,
  asked: NonNullable<PressButton['confirm']>,
  id: string,
  rendering: Rendering,
): CardElementJson {
  const { confirm: _, ...press } = button;
  return {
    type: 'Container',
    id,
    isVisible: false,
    style: 'emphasis',
    items: [
      paragraph(asked.title, { weight: 'Bolder' }),
      paragraph(asked.text),
      {
        type: 'ActionSet',
        actions: [
          renderPress({ ...press, label: asked.yes }, rendering),
          { type: 'Action.ToggleVisibility', title: labelOf(asked.no), targetElements: [id] },
        ],
      },
    ],
  };
}

function labelOf(label: string): string {
  return shorten(label, limits.button.label);
}
