const touchedMark = 'touched:';

/** What `touch` notes for after the commit, beside the ids of new deliveries. */
export function noteOfTouched(subjectId: string): string {
  return `${touchedMark}${subjectId}`;
}

/** Takes apart what was noted in a transaction. */
export function readNoted(noted: readonly string[]): {
  readonly deliveries: readonly string[];
  readonly subjects: readonly string[];
} {
  const isTouched = (one: string) => one.startsWith(touchedMark);
  return {
    deliveries: noted.filter((one) => !isTouched(one)),
    subjects: [...new Set(noted.filter(isTouched).map((one) => one.slice(touchedMark.length)))],
  };
}
