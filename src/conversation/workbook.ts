/** What stands in one cell. A number stays one, so that it can be counted with. */
export type Cell = string | number | null;

/** A table: names of columns, and rows with a cell for each. */
export interface Sheet {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Tables to take along. Where a file holds only one, it is the first. */
export interface Workbook {
  /** What the file is called, without its ending. */
  readonly name: string;
  readonly sheets: readonly [Sheet, ...Sheet[]];
}
