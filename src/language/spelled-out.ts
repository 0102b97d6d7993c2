import type { FoldedText } from '#src/language/folded-text.ts';
import { matchesIn } from '#src/language/matches.ts';

// Folded. A full stop after a word that was cut short goes with it.
const shortForms: Readonly<Record<string, string>> = {
  // Little words, as they are typed and as they are said.
  o: 'och',
  oh: 'och',
  m: 'med',
  t: 'till',
  e: 'ar',
  w: 'with',
  fr: 'fran',
  frn: 'fran',
  el: 'eller',
  oxa: 'ocksa',
  oxo: 'ocksa',
  oxsa: 'ocksa',
  osv: 'och sa vidare',
  ngn: 'nagon',
  ngt: 'nagot',
  nat: 'nagot',
  ngra: 'nagra',
  nogon: 'nagon',
  mkt: 'mycket',
  mej: 'mig',
  dej: 'dig',
  sej: 'sig',
  tsm: 'tillsammans',
  pga: 'pa grund av',
  ev: 'eventuellt',
  evt: 'eventuellt',
  iaf: 'i alla fall',
  // What the trade abbreviates.
  ordf: 'ordforande',
  sekr: 'sekreterare',
  foren: 'forening',
  medl: 'medlemmar',
  arr: 'arrangera',
  tfn: 'telefon',
  tlf: 'telefon',
  tel: 'telefon',
  verks: 'verksamhet',
  mtg: 'meeting',
};
/** Single letters that stand for a word only as they were typed, before they were folded. */
const typedLetters: Readonly<Record<string, string>> = { å: 'och', ä: 'ar' };

const words = Object.keys(shortForms).sort((a, b) => b.length - a.length);
const shortForm = new RegExp(
  // "t.ex.", "5 m", "e-post" and "K.o" are something else.
  String.raw`(?<![\w.:'#@/-])(?<!\d )(?:${words.join('|')}|a)(?![\w'@/-])(?!\.\w)(?!\.? ?ex\b)(?! post\b)(?:(?<!\bt(?:fn|lf|el))\.(?= [^\W\d]|,))?`,
  'g',
);

const weekdays = ['mandag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lordag', 'sondag'] as const;
const englishWeekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
const shortWeekday = 'man|tis|ons|tors?|fre|lor|son';
const phrases: readonly { readonly pattern: RegExp; readonly to: (said: string) => string }[] = [
  {
    pattern: new RegExp(
      String.raw`(?<=\b(?:nasta|forra|pa|denna|kommande) )(?:${shortWeekday})\b\.?|\b(?:${shortWeekday})\.?(?= (?:nasta|forra|i nasta) v)`,
      'g',
    ),
    to: (said) => weekdays.find((day) => day.startsWith(said.replace('.', ''))) ?? said,
  },
  { pattern: /(?<=\b(?:nasta|forra|denna) )v\b\.?(?! ?\d)/g, to: () => 'vecka' },
  { pattern: /(?<=\b(?:they|we|i|you|he|she|it|who|that))'ll\b/g, to: () => ' will' },
  { pattern: /(?<=\b(?:they|we|you|who))'re\b/g, to: () => ' are' },
  { pattern: /(?<=\b(?:they|we|i|you|who))'ve\b/g, to: () => ' have' },
  { pattern: /(?<=\b(?:they|we|i|you|he|she|who))'d\b/g, to: () => ' would' },
  // "fören.-broschyrer"
  { pattern: /(?<=\w{3})\.-(?=\w{3})/g, to: () => '' },
  { pattern: /\bthis (?:morning|afternoon|evening)\b/g, to: () => 'earlier today' },
  {
    pattern: /(?<=\b(?:on|last|next|by) )(?:mon|tues?|wed|thur?s?|fri|sat|sun)\b\.?/g,
    to: (said) => englishWeekdays.find((day) => day.startsWith(said.slice(0, 3))) ?? said,
  },
  // "the Friday homework club" is held every week.
  {
    pattern: new RegExp(
      String.raw`(?<=\b(?:the|our|their) )(?:${englishWeekdays.join('|')})(?= (?!before|after|of|at|meeting|i |we |and |morning|evening|night)[a-z])`,
      'g',
    ),
    to: () => 'weekly',
  },
  { pattern: /\b(?:in )?a fortnight\b/g, to: () => 'in two weeks' },
  // Figures of speech that name things.
  { pattern: / med ljus och lykta\b|\bfullt hus\b/g, to: () => '' },
  { pattern: /\bbank id\b/g, to: () => 'bankid' },
];

/** A folded text with parts of it put in other words; it still knows where each of its characters stood. */
function rewrite(
  folded: FoldedText,
  pattern: RegExp,
  to: (said: string, typed: () => string) => string,
  original: string,
): FoldedText {
  let text = '';
  let from = 0;
  const starts: number[] = [];
  const ends: number[] = [];
  const keep = (until: number) => {
    for (; from < until; from += 1) {
      starts.push(from);
      ends.push(from + 1);
      text += folded.text[from] ?? '';
    }
  };
  for (const { 0: said, index } of matchesIn(folded.text, pattern)) {
    const end = index + said.length;
    const typed = () => {
      const span = folded.original(index, end);
      return original.slice(span.start, span.end);
    };
    const put = to(said, typed);
    if (put === said) continue;
    keep(index);
    text += put;
    for (let at = 0; at < put.length; at += 1) {
      starts.push(index);
      ends.push(end);
    }
    from = end;
  }
  if (from === 0) return folded;
  keep(folded.text.length);
  const { length } = folded.text;
  return {
    text,
    original: (start, end) =>
      folded.original(
        starts[start] ?? length,
        end > start ? (ends[end - 1] ?? length) : (starts[start] ?? length),
      ),
  };
}

function wordFor(said: string, typed: () => string): string {
  const word = said.replace('.', '');
  // "nät" is a thing.
  if (word === 'nat' && typed().includes('ä')) return said;
  if (word.length > 1) return shortForms[word] ?? said;
  const letter = typed();
  if (letter in typedLetters) return typedLetters[letter] ?? said;
  // A capital alone is rather part of a name.
  return letter === letter.toLowerCase() ? (shortForms[word] ?? said) : said;
}

/** Puts what is written short or as it is spoken ("ngn", "tors nästa v", "they'll") as it would be written in full. */
export function spellOut(folded: FoldedText, original: string): FoldedText {
  const whole = rewrite(folded, shortForm, wordFor, original);
  return phrases.reduce((text, { pattern, to }) => rewrite(text, pattern, to, original), whole);
}
