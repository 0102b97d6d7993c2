/**
 * What Teams takes. A message of a bot may be 28 KB as JSON where webhooks take it too; what stands around the card
 * needs some of it. Lengths in characters.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
 */
export const limits = {
  card: { bytes: 25_000 },
  /** More in one row end in a menu. */
  actions: 6,
  title: 400,
  /** No limit of Teams: longer ones are cut off in the middle of a word. */
  button: { label: 80 },
  text: 6_000,
  fact: 1_500,
  /** Choices that are all shown; more become a list to open. */
  shownChoices: 6,
  summary: 200,
  /** A search answers with so many. */
  found: 15,
  /** Lengths in the manifest: https://learn.microsoft.com/microsoft-365/extensibility/schema */
  manifest: {
    name: 30,
    fullName: 100,
    description: 80,
    fullDescription: 4_000,
    commands: 10,
    command: { title: 32, description: 128 },
  },
  /** An invoke is to be answered within 5 s; this leaves a second on the way. */
  invokeMs: 4_000,
} as const;
