/** A piece of plain text; nothing in it is Markdown. With `selectAction` it is a link. */
export interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly size?: 'Small' | 'Medium' | 'Large';
  readonly weight?: 'Bolder';
  readonly isSubtle?: boolean;
  readonly color?: 'Attention' | 'Warning';
  readonly fontType?: 'Monospace';
  readonly selectAction?: { readonly type: 'Action.OpenUrl'; readonly url: string };
}

/** What can be pressed. */
export type CardAction =
  | {
      readonly type: 'Action.Execute';
      readonly title: string;
      readonly verb: string;
      readonly data: object;
      readonly style?: 'positive' | 'destructive';
      /** `none` for what belongs to no field: an empty required field elsewhere must not hold it up. */
      readonly associatedInputs?: 'none';
    }
  /** Of a dialog, and, with `msteams` in its data, what opens one. */
  | {
      readonly type: 'Action.Submit';
      readonly title: string;
      readonly data: object;
      readonly style?: 'positive' | 'destructive';
      readonly associatedInputs?: 'none';
    }
  | { readonly type: 'Action.OpenUrl'; readonly title: string; readonly url: string }
  | {
      readonly type: 'Action.ToggleVisibility';
      readonly title: string;
      readonly targetElements: readonly string[];
      readonly style?: 'destructive';
    };

interface InputBase {
  readonly id: string;
  readonly label: string;
  readonly isRequired: boolean;
  readonly errorMessage?: string;
}

/** One choice. */
export interface CardChoice {
  readonly title: string;
  readonly value: string;
}

/** A field. */
export type CardInput = InputBase &
  (
    | {
        readonly type: 'Input.Text';
        readonly value?: string;
        readonly maxLength?: number;
        readonly isMultiline: boolean;
      }
    | {
        readonly type: 'Input.ChoiceSet';
        readonly style: 'compact' | 'expanded' | 'filtered';
        readonly isMultiSelect: boolean;
        readonly choices: readonly CardChoice[];
        readonly value?: string;
        readonly wrap: true;
        readonly 'choices.data'?: { readonly type: 'Data.Query'; readonly dataset: string };
      }
    | { readonly type: 'Input.Date' | 'Input.Time'; readonly value?: string }
    | {
        readonly type: 'Input.Number';
        readonly value?: number;
        readonly min?: number;
        readonly max?: number;
      }
  );

interface Placed {
  readonly spacing?: 'None' | 'Small' | 'Medium';
  readonly separator?: boolean;
}

/** What a card is made of. */
export type CardElementJson = Placed &
  (
    | {
        readonly type: 'TextBlock';
        readonly text: string;
        readonly wrap: true;
        readonly size?: 'Medium' | 'Large';
        readonly weight?: 'Bolder';
        readonly style?: 'heading';
      }
    | { readonly type: 'RichTextBlock'; readonly inlines: readonly TextRun[] }
    | {
        readonly type: 'FactSet';
        readonly facts: readonly { readonly title: string; readonly value: string }[];
      }
    | {
        readonly type: 'Image';
        readonly url: string;
        readonly altText: string;
        readonly size: 'Stretch';
      }
    | { readonly type: 'ActionSet'; readonly actions: readonly CardAction[] }
    | {
        readonly type: 'Container';
        readonly id?: string;
        readonly isVisible?: false;
        readonly style?: 'emphasis';
        readonly items: readonly CardElementJson[];
      }
    | CardInput
  );

/** An Adaptive Card 1.5, as Teams takes it. Schema: https://adaptivecards.io/explorer */
export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly version: '1.5';
  readonly body: readonly CardElementJson[];
  /** Teams shows it in its full width. */
  readonly msteams: { readonly width: 'Full' };
}

/** The media type of a card in a message. */
export const cardMediaType = 'application/vnd.microsoft.card.adaptive';

/** A card of these elements. */
export function adaptiveCard(body: readonly CardElementJson[]): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body,
    msteams: { width: 'Full' },
  };
}
