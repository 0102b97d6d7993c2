import { z } from 'zod';
import type { Key } from '#src/locales/translate.ts';
import { longestReason } from './rules.ts';

const noReason = 'erasure.refuse.noReason' satisfies Key;

/** What the form `erasure.refuse` submits. */
export const refuseFormInput = z.object({
  request: z.uuid(),
  reason: z
    .string(noReason)
    .trim()
    .min(1, noReason)
    .max(longestReason, 'erasure.refuse.reasonTooLong' satisfies Key),
});
