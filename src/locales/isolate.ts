// Embeddings, overrides and isolates: they last until somebody ends them, and so turn around what follows.
const turning = /[\u202A-\u202E\u2066-\u2069]/u;
const fromTheRight =
  /[\u0590-\u08FF\u200F\uFB1D-\uFDFF\uFE70-\uFEFC]|[\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const fromTheLeft = /\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek}/u;

/**
 * Something that people wrote, fit to stand within a sentence that is written in one direction: when it runs the
 * other way it neither moves the words beside it nor is moved by them (Unicode Standard Annex #9, 2.4).
 */
export function isolate(written: string, direction: string): string {
  const plain = withoutTurning(written);
  const foreign = direction === 'rtl' ? fromTheLeft : fromTheRight;
  return foreign.test(plain) ? `\u2068${plain}\u2069` : plain;
}

/** The same text without the marks that would turn what stands after it; all that is said stays. */
export function withoutTurning(written: string): string {
  return turning.test(written) ? written.replace(/[\u202A-\u202E\u2066-\u2069]/gu, '') : written;
}
