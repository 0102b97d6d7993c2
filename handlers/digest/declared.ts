import type { DeclaredPart } from '#src/conversation/declarations/registry.ts';
import { showWeekBefore } from './before.ts';
import { sendDigest } from './send.ts';

/** What can be pressed and filled in here. */
export const digest: DeclaredPart = {
  actions: [sendDigest, showWeekBefore],
  forms: [],
};
