import { fold } from '#src/language/fold.ts';
import type { Registered } from './register.ts';
import type { RoledMention } from './roles.ts';
import type { Token } from './tokens.ts';

// "kören", "ungdomarna", "tamilerna", "the choir": what an actor named before is called again.
const definite = /^(.{3,}?)(?:ernas|arnas|ornas|erna|arna|orna|ens|ets|en|et|na)$/;

/** Whether a word of a name holds the stem at an edge: "kör" in Kyrkbykören, "ungdom" in Ungdomsföreningen. */
function holds(name: string, stem: string): boolean {
  return name.split(' ').some((word) => {
    if (word.startsWith(stem)) return true;
    const bare = definite.exec(word)?.[1] ?? word;
    return bare.endsWith(stem) || word.endsWith(stem);
  });
}

/** Where one of several whom the contact was with is called again by a part of its name. */
export function findEchoes(
  tokens: readonly Token[],
  mentions: readonly RoledMention[],
  organisations: readonly Registered[],
): RoledMention[] {
  const met = mentions.filter(({ role }) => role === 'contact');
  const places = [...new Set(met.flatMap(({ organisations: [place] }) => place ?? []))];
  if (places.length < 2) return [];
  const names = places.map((place) => {
    const { name = '', aliases = [] } = organisations[place] ?? {};
    return [name, ...aliases].map(fold);
  });
  return tokens.flatMap(({ text, start, end }) => {
    const stem = definite.exec(text)?.[1];
    if (stem === undefined || mentions.some((one) => start < one.end && one.start < end)) return [];
    const meant = places.filter((_, at) => names[at]?.some((name) => holds(name, stem)));
    const first = met.find(({ organisations: [place] }) => place === meant[0]);
    if (meant.length !== 1 || first === undefined || start < first.end) return [];
    return [{ ...first, start, end }];
  });
}
