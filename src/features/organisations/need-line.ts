import type { OpenNeed } from './reads.ts';

/** What a press about a need carries: which, as it was shown, and on which card. */
export function needPressOf(
  need: Pick<OpenNeed, 'id' | 'revision'>,
  on: 'list' | 'organisation',
): { readonly need: string; readonly revision: number; readonly on: string } {
  return { need: need.id, revision: need.revision, on };
}

/** A word with a capital letter, as it begins a line. */
export function capital(word: string): string {
  return word.charAt(0).toLocaleUpperCase('sv') + word.slice(1);
}
