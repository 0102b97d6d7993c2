/** Whoever is told how far something is: how many rows or actors there are, and then how many are done. */
export type Onlooker = {
  readonly onBegin: (count: number) => void;
  readonly onProgress: (done: number, of: number) => void;
};

/** Where nobody looks on. */
export const nobody: Onlooker = { onBegin() {}, onProgress() {} };
