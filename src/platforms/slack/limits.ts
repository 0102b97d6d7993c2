/**
 * What Slack takes, in characters or pieces. Read in the Block Kit reference and tried out; `message.characters` lies
 * below the measured 13,200 so that the fallback text has room.
 */
export const limits = {
  message: { blocks: 50, characters: 12_000, fallback: 1_000 },
  /** `characters`: 250 kB is what Slack takes for a view; nobody reads half of this. */
  view: { blocks: 100, characters: 30_000, title: 24, submit: 24, privateMetadata: 3_000 },
  section: 3_000,
  context: 2_000,
  header: 150,
  image: { url: 3_000, alt: 2_000 },
  actions: 25,
  button: { label: 75, value: 2_000, url: 3_000 },
  confirm: { title: 100, text: 300, answer: 30 },
  option: { label: 75, value: 150, found: 100 },
  select: { options: 100, groups: 100 },
  /** Radio buttons and checkboxes. */
  boxes: 10,
  input: { label: 2_000, hint: 2_000, placeholder: 150, value: 3_000 },
  id: 255,
  /** Uses of one `response_url`, which lives 30 minutes. */
  responses: 5,
  command: { name: 32, description: 2_000, hint: 1_000 },
  /** Of the menu of a message; at most 10 in all. */
  shortcut: { name: 24, description: 150 },
  manifest: { name: 35, description: 140 },
} as const;
