import type { Parser, ParsingComponents, ParsingResult } from 'chrono-node/en';
import { DateTime } from 'luxon';
import { isPlannedDay } from '#src/language/planned-day.ts';

// chrono's own Swedish parsers are not used: they take "on", "to", "so" and "fr" for weekdays, and `å ä ö` for
// the end of a word, so that "frågade" is a Friday. These read folded text (folded-text.ts), where "i går" is
// "i gar" with or without its accents, and white space is single.

type Context = Parameters<Parser['extract']>[0];
type Read = (match: RegExpMatchArray, context: Context) => ParsingComponents | ParsingResult | null;

/** A parser that never begins in the middle of a word or a number. */
export function parserOf(pattern: RegExp, read: Read): Parser {
  return {
    pattern: () => pattern,
    extract(context, match) {
      const index = match.index ?? 0;
      const before = context.text.charAt(index - 1);
      const startsWithDigit = /^\d/.test(match[0]);
      // chrono searches on in the rest of the text, where a look-behind no longer sees what came before.
      if (startsWithDigit ? /[\w.,:/-]/.test(before) : /[\w-]/.test(before)) return null;
      return read(match, context);
    },
  };
}

function group(match: RegExpMatchArray, name: string): string | undefined {
  return match.groups?.[name];
}

const wordEnd = String.raw`(?!\w|-\w)`;

// English names too: chrono's parser for them takes "3 August 18.00" for the year 2018.
const months = [
  'januari|january|jan',
  'februari|february|feb',
  'mars|march|mar',
  'april|apr',
  'maj|may',
  'juni|june|jun',
  'juli|july|jul',
  'augusti|august|aug',
  'september|sept|sep',
  'oktober|october|okt|oct',
  'november|nov',
  'december|dec',
];
const month = months.join('|');

function monthNumber(word: string): number {
  return months.findIndex((names) => names.split('|').includes(word)) + 1;
}

const ordinals = [
  ...['forsta', 'andra', 'tredje', 'fjarde', 'femte', 'sjatte', 'sjunde', 'attonde', 'nionde', 'tionde'],
  ...[
    'elfte',
    'tolfte',
    'trettonde',
    'fjortonde',
    'femtonde',
    'sextonde',
    'sjuttonde',
    'artonde',
    'nittonde',
  ],
  ...['tjugonde', 'tjugoforsta', 'tjugoandra', 'tjugotredje', 'tjugofjarde', 'tjugofemte', 'tjugosjatte'],
  ...['tjugosjunde', 'tjugoattonde', 'tjugonionde', 'trettionde', 'trettioforsta'],
];

/** `3 december`, `den 3:e dec 2026`, `3–4 december` (its first day), `tolfte november`. */
const dayOfMonthName = parserOf(
  new RegExp(
    String.raw`(?:den )?(?:(?<day>\d{1,2})(?: ?:?[ae](?!\w))?(?: ?- ?\d{1,2}(?::?[ae])?)?|(?<ordinal>${ordinals.join('|')}))` +
      String.raw` ?(?<month>${month})(?!\w)\.?(?:,? ?(?<year>(?:19|20)\d\d)(?![\w:.-]))?${wordEnd}`,
  ),
  (match, context) => {
    const ordinal = group(match, 'ordinal');
    const day = ordinal === undefined ? Number(group(match, 'day')) : ordinals.indexOf(ordinal) + 1;
    const components = context.createParsingComponents({
      day,
      month: monthNumber(group(match, 'month') ?? ''),
    });
    const year = group(match, 'year');
    return year === undefined ? components : components.assign('year', Number(year));
  },
);

// "den 3:e gången" counts something else than days.
const countedThing = '(?! (?:gang|mote|ar|upplag|person|grupp|klass|medlem|forsok|plats))';

/** `on the 5th`, `the 22nd` where nothing follows that it could count. */
const dayOfThisMonthInEnglish = parserOf(
  /(?:on )?the (?<day>\d{1,2})(?:st|nd|rd|th)(?= ?(?:$|[,.!?;:)\n]| (?:and|with|at)\b))/,
  (match, context) => context.createParsingComponents({ day: Number(group(match, 'day')) }),
);

// "den andra" is the other one.
const ordinalDays = ordinals.slice(3);

/** `den sjätte` where nothing follows that it could count. */
const ordinalOfThisMonth = parserOf(
  new RegExp(
    String.raw`den (?<ordinal>${ordinalDays.join('|')})(?= ?(?:$|[,.!?;:)\n]| (?:och|o|hos|med|m|pa|var|ringde|traffade)\b))`,
  ),
  (match, context) =>
    context.createParsingComponents({ day: ordinals.indexOf(group(match, 'ordinal') ?? '') + 1 }),
);

/** `den 12:e`, `den 12` where nothing follows that it could count. */
const dayOfThisMonth = parserOf(
  new RegExp(
    String.raw`den (?<day>\d{1,2})(?: ?:?[ae](?!\w)${countedThing}|(?= ?(?:$|[,.!?;)\n](?!\d)|kl\b|klockan\b)))${wordEnd}`,
  ),
  (match, context) => context.createParsingComponents({ day: Number(group(match, 'day')) }),
);

const weekdays = ['son', 'man', 'tis', 'ons', 'tors', 'fre', 'lor'];

/** How far a weekday that was named lies, as its words tell; without words it is whichever fits. */
export const weekdayReaches = ['last', 'lastWeek', 'coming', 'nextWeek'] as const;

function reachOf(before: string, ending: string, after: string): (typeof weekdayReaches)[number] | undefined {
  if (after === 'forra' || before.startsWith('forra veck')) return 'lastWeek';
  if (after === 'nasta' || before.startsWith('nasta')) return 'nextWeek';
  // "på torsdagens möte", "i torsdags"
  const isPast = /^(?:g?s|gens)$/.test(ending) && (before === '' || (ending === 'gens' && before === 'pa'));
  if (/^(i|forra|senaste)$/.test(before) || isPast) return 'last';
  return /pa|kommande|denna|nu/.test(before) ? 'coming' : undefined;
}

/** `i måndags`, `på torsdag`, `förra torsdagen`, `förra onsdan`, `nästa tisdag`, `torsdag nästa vecka`, `torsdag v. 49`. */
const weekday = parserOf(
  new RegExp(
    '(?:(?<before>(?:forra|nasta) veckan?(?: pa| i)?|i|nu pa|pa|forra|senaste|nasta|kommande|denna|nu) )?' +
      String.raw`(?<name>${weekdays.join('|')})da(?<ending>gens|gs|gen|g|s|n|(?<=\b(?:i|pa) \w{5,6}))${wordEnd}(?: (?:i )?(?<after>forra|nasta) veckan?(?!\w)| (?:i )?v(?:ecka|\.)? ?(?<week>\d{1,2})(?!\d))?`,
  ),
  (match, context) => {
    const number = weekdays.indexOf(group(match, 'name') ?? '');
    const week = Number(group(match, 'week'));
    if (week >= 1) return inWeek(context, number === 0 ? 7 : number, week);
    const components = context.createParsingComponents({ weekday: number });
    const reach = reachOf(
      group(match, 'before') ?? '',
      group(match, 'ending') ?? '',
      group(match, 'after') ?? '',
    );
    return reach === undefined ? components : components.addTag(reach);
  },
);

// A week's number comes without its year: the one that begins nearest is meant.
function inWeek(context: Context, weekdayNumber: number, weekNumber: number): ParsingComponents | null {
  const today = DateTime.fromJSDate(context.refDate);
  const inYears = [-1, 0, 1]
    .map((years) => DateTime.fromObject({ weekYear: today.weekYear + years, weekNumber }))
    .filter((day) => day.isValid)
    .map((day) => day.startOf('week').plus({ days: weekdayNumber - 1 }))
    .sort((a, b) => Math.abs(a.diff(today).toMillis()) - Math.abs(b.diff(today).toMillis()));
  return inYears[0] === undefined ? null : onDay(context, inYears[0]);
}

function onDay(context: Context, day: DateTime): ParsingComponents {
  return context.createParsingComponents({ year: day.year, month: day.month, day: day.day });
}

/** "torsdagsmöte med Wisla", where an entry begins: the last such day. */
const weekdayMeeting = parserOf(
  new RegExp(
    `(?<name>${weekdays.join('|')})dags(?=(?:motet?|besok|fika|traff|samtal)(?: ?[.:,]| (?:med|hos)\\b))`,
  ),
  (match, context) => {
    if (!/(?:^|[.!?;\n] ?)$/.test(context.text.slice(0, match.index ?? 0))) return null;
    const number = weekdays.indexOf(group(match, 'name') ?? '');
    return context.createParsingComponents({ weekday: number }).addTag('last');
  },
);

const shortWeekdays = ['sond?', 'mand?', 'tisd?', 'onsd?', 'torsd?|tor', 'fre', 'lord?'];

// "Mån hos Wisla", "sön: Wisla": there they are no other words.
const entryBefore = /(?:^|[.!?;\n] ?)$/;
const entryAfter =
  /^\.?(?:[,:]| (?:hos|med|m|w|pa|besok|mote|telefon|sms|mejl|mail|fika|lunch|kaffe|traff)\b)/;

/** `tors`, `lör.`, `onsd`; `mån` and `sön` are words of their own as well, and count beside a date or where an entry begins. */
const shortWeekday = parserOf(
  new RegExp(
    String.raw`(?:(?<before>i|pa) )?(?<name>${shortWeekdays.join('|')})(?!\w)(?:\.(?= ?\d))?${wordEnd}`,
  ),
  (match, context) => {
    const name = group(match, 'name') ?? '';
    const number = shortWeekdays.findIndex((pattern) => new RegExp(`^${pattern}$`).test(name));
    const components = context.createParsingComponents({ weekday: number });
    const before = group(match, 'before');
    if (/^(?:man|son|tor)$/.test(name)) {
      const index = match.index ?? 0;
      const { text } = context;
      const opensEntry =
        before === undefined &&
        entryBefore.test(text.slice(Math.max(0, index - 3), index)) &&
        entryAfter.test(text.slice(index + match[0].length, index + match[0].length + 12));
      if (opensEntry) return components;
      const isPlanned = isPlannedDay(text.slice(0, index), text.slice(index + match[0].length));
      return components.addTag(isPlanned ? 'coming' : 'needsDate');
    }
    if (before !== undefined) return components.addTag(before === 'i' ? 'last' : 'coming');
    return components;
  },
);

const dayWords = [
  { words: /i forrgar|forrgar|(?:the )?day before yesterday/, days: -2 },
  {
    words:
      /i ?gar(?: ?(?:kvall|eftermiddag|formiddag)|morse)?|y'?day|yest(?:y|erday (?:morning|afternoon|evening))?/,
    days: -1,
  },
  { words: /i ?dag|i ?kvall|i ?morse|i (?:eftermidda|formidda)(?:gs?|s)/, days: 0 },
  {
    words:
      /nu (?:pa |i )?(?:for|efter)midda(?:gen|gs|g|s|n)|nu (?:pa |i )?(?:morgonen|morronen|mor+on|mornen|morse|kvallen|kvallningen|lunchen)|nu ikvall/,
    days: 0,
  },
  {
    words:
      /(?:(?:tidigare|senare|just|nyss|precis) )i ?dag|earlier today|this (?:very )?(?:morning|lunchtime|afternoon|evening)|just today/,
    days: 0,
  },
  { words: /i ?over ?morgon/, days: 2 },
  { words: /overmorgon|(?:the )?day after tomorrow/, days: 2 },
  { words: /i ?morgon|i ?morr?n|i ?morron/, days: 1 },
  { words: /i forra veckan|forra veckan/, days: -7 },
  { words: /nasta vecka/, days: 7 },
].map(({ words, days }) => ({ words, days, alone: new RegExp(`^(?:${words.source})$`) }));

/** `i dag`, `igår kväll`, `i övermorgon`; `förra veckan` and `nästa vecka` as seven days from today. */
const dayWord = parserOf(
  new RegExp(`(?:${dayWords.map(({ words }) => words.source).join('|')})${wordEnd}`),
  (match, context) => {
    const found = dayWords.find(({ alone }) => alone.test(match[0]));
    const day = DateTime.fromJSDate(context.refDate).plus({ days: found?.days ?? 0 });
    return onDay(context, day).addTag('relative');
  },
);

const numberWords: readonly string[] = [
  ...[
    'noll',
    'en|ett',
    'tva|ett par',
    'tre',
    'fyra',
    'fem',
    'sex',
    'sju',
    'atta',
    'nio',
    'tio',
    'elva',
    'tolv',
  ],
  ...['tretton', 'fjorton'],
];
const number = String.raw`\d{1,2}|${numberWords.join('|')}`;
const unit = 'dag|dagar|dar|dygn|vecka|veckor|veckors|v|manad|manader';

function amount(word: string): number {
  return /^\d/.test(word) ? Number(word) : numberWords.findIndex((words) => words.split('|').includes(word));
}

/** `om två veckor`, `för tre dagar sedan`, `en vecka sen`. */
const fromToday = parserOf(
  new RegExp(
    `(?:om (?:ca |cirka |ungefar )?(?<ahead>${number}) (?<aheadUnit>${unit})` +
      `|(?:for )?(?:ca |cirka |ungefar )?(?<ago>${number}) (?<agoUnit>${unit}) (?:sedan|sen))${wordEnd}`,
  ),
  (match, context) => {
    const ahead = group(match, 'ahead');
    const count = ahead === undefined ? -amount(group(match, 'ago') ?? '') : amount(ahead);
    const word = group(match, 'aheadUnit') ?? group(match, 'agoUnit') ?? '';
    const key = word.startsWith('v') ? 'weeks' : word.startsWith('m') ? 'months' : 'days';
    return onDay(context, DateTime.fromJSDate(context.refDate).plus({ [key]: count })).addTag('relative');
  },
);

/** Days as they are written in Swedish, for chrono; they expect folded text. */
export const swedishDayParsers: readonly Parser[] = [
  dayOfMonthName,
  dayOfThisMonth,
  ordinalOfThisMonth,
  dayOfThisMonthInEnglish,
  weekday,
  weekdayMeeting,
  shortWeekday,
  dayWord,
  fromToday,
];
