import type { Way } from '#entities/contact.ts';
import { foldText } from '#src/language/folded-text.ts';
import { sceneOf, scenePhrases } from '#src/language/way-scenes.ts';
import { wayPhrases } from '#src/language/way-words.ts';

const patterns = [...wayPhrases, ...scenePhrases].map(({ way, words }) => ({
  way,
  pattern: new RegExp(`(?<![\\w-])(?:${words.join('|')})(?!\\w)`),
}));

// "igår fikade jag med": the same words as without who did it.
const turnedSubject =
  /(?<=\b(?:\w+de|\w+te|gick|va|satt|skrev|sprang|akte|tog|drack|stack)) (?:jag|vi)(?= )/g;

// "i lördags på Wisla", "hos Wisla": where no other way is told, somebody was there. Names are runs of `q`.
const wasThere =
  /(?:^|[.!?;\n] ?|\b(?:\w*dags?|(?:man|tis|ons|tors|fre|lor|son)d?\.?|i?garkvall|i?kvall|i?natt|igar|forrgar|morse|jan|feb|mars|apr\w*|maj|june?i?|july?i?|aug\w*|sept?\w*|okt\w*|nov\w*|dec\w*|idag|eftermiddags|morse|yesterday|today|\d+) |^\W*\d+\/\d+,? )(?:ute |inne |nere |uppe |borta )?(?:hos|pa|vid|at) q|(?:^|[,.;:] )(?:hos|at) (?:dem|dom|their place)(?= ?[.,;:]|$)/;

/** How a contact took place, and the words that tell it: a span of the folded text. */
export type ReadWay = { readonly way: Way; readonly start: number; readonly end: number };

/** How a contact took place, as a folded text tells it (`foldText`): each way once, the first that is named first. */
export function readWays(folded: string): ReadWay[] {
  const cuts: { readonly at: number; readonly length: number }[] = [];
  const text = folded.replace(turnedSubject, (subject, at: number) => {
    cuts.push({ at, length: subject.length });
    return '';
  });
  const uncut = (place: number) => {
    let original = place;
    for (const { at, length } of cuts) if (at < original) original += length;
    return original;
  };
  const found = patterns.flatMap(({ way, pattern }) => {
    const match = pattern.exec(text);
    return match === null
      ? []
      : [{ way, start: uncut(match.index), end: uncut(match.index + match[0].length) }];
  });
  if (found.length === 0) {
    const match = wasThere.exec(folded);
    if (match !== null) return [{ way: 'visit', start: match.index, end: match.index + match[0].length - 1 }];
    const scene = sceneOf(folded);
    if (scene !== undefined) return [{ way: 'visit', ...scene }];
  }
  const seen = new Set<Way>();
  // "sat in a meeting with": of words that tell two ways, the meeting's come first.
  return found
    .filter(({ way, start, end }, at) =>
      found.slice(0, at).every((other) => other.way === way || other.end <= start || other.start >= end),
    )
    .sort((a, b) => a.start - b.start)
    .filter(({ way }) => !seen.has(way) && seen.add(way));
}

/** How a contact took place, by the first word in a text that tells; undefined when none does. */
export function findWay(text: string): Way | undefined {
  return readWays(foldText(text).text)[0]?.way;
}
