import { fold } from './fold.ts';

/** Other names of an actor as they are kept for search: folded, between bars (`|hf|folkdansarna|`); empty where there are none. */
export function foldAliases(aliases: readonly string[]): string {
  const folded = [...new Set(aliases.map(fold))].filter((one) => one !== '');
  return folded.length === 0 ? '' : `|${folded.join('|')}|`;
}

/** The folded names in what {@link foldAliases} made. */
export function readFoldedAliases(searchAliases: string): readonly string[] {
  return searchAliases.split('|').filter((one) => one !== '');
}
