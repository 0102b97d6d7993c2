import { z } from 'zod';
import type { MessageReference, Place } from '#src/conversation/incoming.ts';

/** Where something came from, and so where its answer can go. */
export interface Origin {
  readonly user: string;
  readonly place: Place;
  readonly thread?: string | undefined;
  readonly triggerId?: string | undefined;
  /** Takes 5 answers within 30 minutes. */
  readonly responseUrl?: string | undefined;
  /** The message that was pressed. An ephemeral one can be edited through the `response_url` only. */
  readonly on?: { readonly at: MessageReference; readonly ephemeral: boolean } | undefined;
  /** Their App Home was open, and shall show what has changed. */
  readonly page?: true | undefined;
}

const metadata = z.object({
  draft: z.string(),
  place: z.object({
    kind: z.enum(['direct', 'group', 'channel']),
    reference: z.string(),
    name: z.string().optional(),
  }),
  thread: z.string().optional(),
  responseUrl: z.string().optional(),
  page: z.literal(true).optional(),
  on: z
    .object({ at: z.object({ conversation: z.string(), message: z.string() }), ephemeral: z.boolean() })
    .optional(),
});

/** What travels with a modal: which draft it shows, and where it was opened. */
export function writeMetadata(draft: string, origin: Origin): string {
  const { place, thread, responseUrl, on, page } = origin;
  return JSON.stringify({ draft, place, thread, responseUrl, on, page } satisfies z.input<typeof metadata>);
}

/** The same read back; undefined when the modal is not one of ours. */
export function readMetadata(written: string, user: string): { draft: string; origin: Origin } | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(written);
  } catch {
    return undefined;
  }
  const read = metadata.safeParse(parsed);
  if (!read.success) return undefined;
  const { draft, place, ...rest } = read.data;
  return { draft, origin: { user, place: placeOf(place.reference, place.name), ...rest } };
}

/** A place by Slack's id and name of it. */
export function placeOf(reference: string, name: string | undefined): Place {
  if (reference.startsWith('D') || reference.startsWith('U')) return { kind: 'direct', reference };
  const kind = name?.startsWith('mpdm-') ? 'group' : 'channel';
  // Slack names every private channel so to a command.
  return name === undefined || name === 'privategroup' ? { kind, reference } : { kind, reference, name };
}
