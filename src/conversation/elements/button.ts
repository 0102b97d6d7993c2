/** What travels with a press: small, flat, and never a secret. */
export type PressValues = Readonly<Record<string, string | number | boolean>>;

/** A question asked before a press that cannot be taken back. */
export interface Confirmation {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
}

/** A button that runs the declared action with its values. */
export interface PressButton {
  readonly kind: 'press';
  readonly label: string;
  /** The id of a declared action, such as `contact.undo`. */
  readonly action: string;
  readonly values: PressValues;
  readonly style: 'plain' | 'primary' | 'danger';
  /** Shown as chosen: the answer already given. */
  readonly chosen: boolean;
  readonly confirm?: Confirmation;
}

/** A button that opens an address. */
export interface LinkButton {
  readonly kind: 'link';
  readonly label: string;
  readonly url: string;
}

/** Anything that can be pressed. */
export type Button = PressButton | LinkButton;

interface ButtonOptions {
  readonly style?: 'plain' | 'primary' | 'danger';
  readonly chosen?: boolean;
  readonly confirm?: Confirmation;
}

/** A button for a declared action. The values carry the subject's id and, where it can change, its `revision`. */
export function button(
  label: string,
  action: string,
  values: PressValues,
  options: ButtonOptions = {},
): PressButton {
  const base = {
    kind: 'press',
    label,
    action,
    values,
    style: options.style ?? 'plain',
    chosen: options.chosen ?? false,
  } as const;
  return options.confirm ? { ...base, confirm: options.confirm } : base;
}

/** A button that opens an address in the browser. */
export function linkButton(label: string, url: string): LinkButton {
  return { kind: 'link', label, url };
}
