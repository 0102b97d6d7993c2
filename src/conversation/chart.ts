/** One bar: what it stands for, how long it is, and what is written beside it. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly said: string;
}

/** Bars as data, in groups that are each measured by their own longest bar. Whoever shows them says the same in words. */
export interface Chart {
  readonly groups: readonly { readonly title: string; readonly bars: readonly Bar[] }[];
}
