/** The groups in which somebody sees what is kept about them, in the order they are shown. */
export const sections = [
  'accounts',
  'organisations',
  'invitations',
  'surveys',
  'answers',
  'referrals',
  'deliveries',
  'mails',
  'chat',
  'drafts',
  'work',
  'trail',
  'requests',
] as const;
/** One of them. */
export type SectionName = (typeof sections)[number];

/** One thing that is kept, as it goes into the file: names of fields and their values; instants in ISO 8601, UTC. */
export type Entry = Readonly<Record<string, string | number | boolean | null>>;

/** Everything that is kept about somebody. */
export interface PersonalData {
  readonly person: Entry;
  readonly sections: Readonly<Record<SectionName, readonly Entry[]>>;
}

/** The longest reason that a coordinator can give, in characters. */
export const longestReason = 1_000;

/** The file in which somebody takes along what is kept about them: JSON, which any program can read. */
export function fileOf(
  data: PersonalData,
  given: { readonly workspace: string; readonly at: string },
): string {
  const { person, sections: groups } = data;
  return `${JSON.stringify({ workspace: given.workspace, writtenAt: given.at, person, ...groups }, null, 2)}\n`;
}
