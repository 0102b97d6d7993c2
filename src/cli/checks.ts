/** What one check found. A note is worth knowing and no failure. */
export interface Finding {
  readonly state: 'ok' | 'note' | 'FAIL';
  /** What was looked at. */
  readonly about: string;
  readonly what: string;
  /** How to mend it. */
  readonly todo?: string;
}

/** The first line of what went wrong. */
export function reasonOf(fault: unknown): string {
  // A host with several addresses fails once for each.
  const one: unknown = fault instanceof AggregateError ? (fault.errors[0] ?? fault) : fault;
  const text = one instanceof Error ? one.message || one.name : String(one);
  return text.split('\n', 1)[0] ?? text;
}
