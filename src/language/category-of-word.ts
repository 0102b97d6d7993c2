import type { Category } from '#entities/need.ts';
import { categoryNouns, debatableNouns } from '#src/language/category-nouns.ts';

/** What a single word names, and whether another reader might take it for something else. */
export type NamedCategory = { readonly category: Category; readonly debatable: boolean };

const isCategory = (key: string): key is Category => key in categoryNouns;
const byNoun = new Map<string, NamedCategory>();
for (const [category, nouns] of Object.entries(categoryNouns))
  for (const noun of nouns.split(/\s+/)) {
    if (noun === '' || !isCategory(category)) continue;
    const known = byNoun.get(noun);
    // A word of two categories is anybody's guess.
    byNoun.set(
      noun,
      known === undefined ? { category, debatable: debatableNouns.has(noun) } : { ...known, debatable: true },
    );
  }

// A shorter word at the end of a longer one is mostly chance, but for these.
const shortestHead = 5;
const shortHeads: ReadonlySet<string> = new Set([
  'bord',
  'stol',
  'boll',
  'talt',
  'kurs',
  'pump',
  'vagn',
  'duk',
  'film',
  'pjas',
  'sang',
  'folk',
  'buss',
  'garn',
]);
// Verbs and little words that look like a noun with an ending.
const neverNouns: ReadonlySet<string> = new Set(
  `forestandare forestandaren motstand avstand bestand forstand bocka bockar bockas forsakringskassan forsakringskassa
   maste mossen gave given uppstart uppstarten starta startade borde bokar boka bokat bokade bast basta skapa skapar skapat stolt stolta vanta vantar vantat driver driva drivs
   somnade somnat ljust kallade kallar kallas byggt kanna kannor skor skott malar bandat filmar spelade bollade
   planterar flaggar banken fikar fikade grillade matade filtrera kordes lagade lagar tackar lampligt kostade vakna vaknade
   fatt fatts fats fattas barnet barnen barn barns traning stand standig bara bar forsang bekant standigt fansen varma varm varmt hinner hindrar anslagen
   garna rakt markte plats platser klubbar formiddag formiddagen formiddags eftermiddag eftermiddagen eftermiddags`.split(
    /\s+/,
  ),
);
const shortestBeginning = 3;
const endings = /(?:arnas|ernas|ornas|arna|erna|orna|ens|ets|ar|er|or|en|et|na|es|s|n|a|e)$/;

/** A word without its endings, in the ways it may be taken apart, itself first. */
export function* stemsOf(word: string): Generator<string> {
  yield word;
  const bare = word.replace(endings, '');
  if (bare === word || bare.length < 3) return;
  yield bare;
  yield `${bare}a`;
  yield `${bare}e`;
  // "strålkastarna"
  if (word.endsWith('arna')) yield `${bare}are`;
  // "flaggorna" takes its endings one by one, "bollen" is "boll", "programmen" "program".
  const barer = bare.replace(endings, '');
  if (barer !== bare && barer.length >= 4) yield barer;
  if (/([a-z])\1$/.test(bare)) yield bare.slice(0, -1);
}

function find(word: string): NamedCategory | undefined {
  if (neverNouns.has(word)) return undefined;
  for (const stem of stemsOf(word)) {
    const known = byNoun.get(stem);
    if (known !== undefined) return known;
  }
  for (const stem of stemsOf(word))
    for (let at = shortestBeginning; at <= stem.length - 3; at += 1) {
      const end = stem.slice(at);
      if (end.length < shortestHead && !shortHeads.has(end)) continue;
      const head = byNoun.get(end);
      if (head !== undefined) return head;
    }
  return undefined;
}

// "lokalfrågan", "pengabiten": what is asked about stands first.
const matter =
  /^(.{3,}?)s?(?:frag(?:a|an|or|orna)|bit(?:en)?|problem(?:et|en)?|behov(?:et)?|brist(?:en)?|knuten)$/;

function findMatter(word: string): NamedCategory | undefined {
  const about = matter.exec(word)?.[1];
  if (about === undefined) return undefined;
  return find(about) ?? find(`${about}r`) ?? find(`${about}e`);
}

const mostKept = 5_000;
const kept = new Map<string, NamedCategory | undefined>();

/** The category that a folded word names: as it stands, inflected, or by the last part of a compound. */
export function categoryOfWord(word: string): NamedCategory | undefined {
  if (kept.has(word)) return kept.get(word);
  const found = find(word) ?? findMatter(word);
  if (kept.size >= mostKept) kept.clear();
  kept.set(word, found);
  return found;
}
