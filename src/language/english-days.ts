import type { Parser } from 'chrono-node/en';
import { parserOf } from '#src/language/swedish-dates.ts';

const shortNames = ['sun', 'mon', 'tues?', 'wed|weds', 'thurs?|thur', 'fri', 'sat'];

// "The hall is free (fri)", "they sat": these are weekdays at the edge of an entry, after a name that is masked, and after
// words that lead up to a day.
const entryBefore = /(?:^|[.!?;\n] ?|\bqq+,? )$/;
const leading =
  /\b(?:on|last|this|next|again|back|in|for|them|him|her|it|up|down|until|by|before|and|or|yesterday|from) $/;
const edgeAfter = /^\.?(?: ?$|[.,:;!?)\n]| (?:and|at|with|w|by|evening|morning|afternoon|night|lunch)\b)/;
const entryAfter = /^\.?(?:[,:]| (?:meeting|mtg|call|visit|met|called|saw|visited|at|with|w|lunch|coffee)\b)/;

/** `Wed.`, `on Tues`, `Fri:` as they are jotted down in English. */
const shortWeekday = parserOf(
  new RegExp(
    String.raw`(?:(?<before>on|last|this|next) )?(?<name>${shortNames.join('|')})(?!\w|-\w)(?:\.(?!\w))?`,
  ),
  (match, context) => {
    const name = match.groups?.['name'] ?? '';
    const weekday = shortNames.findIndex((pattern) => new RegExp(`^(?:${pattern})$`).test(name));
    const components = context.createParsingComponents({ weekday });
    const index = match.index ?? 0;
    const before = context.text.slice(Math.max(0, index - 40), index);
    const after = context.text.slice(index + match[0].length, index + match[0].length + 12);
    const word = match.groups?.['before'];
    if (word === 'last' || word === 'this' || word === 'next')
      return components.addTag(word === 'last' ? 'last' : word === 'this' ? 'coming' : 'nextWeek');
    // "Sat with them" tells what was done.
    if (name === 'sat' && /^ (?:with|at|in|by|on|down|through|and)\b/.test(after)) return null;
    const isEdge = match[0].endsWith('.') || edgeAfter.test(after);
    const stands =
      (entryBefore.test(before) && (isEdge || entryAfter.test(after))) ||
      (isEdge && (word !== undefined || leading.test(before)));
    return components.addTag(stands ? 'stands' : 'needsDateOrTime');
  },
);

const months = [
  ...['january|jan', 'february|feb', 'march|mar', 'april|apr', 'may', 'june|jun', 'july|jul', 'august|aug'],
  ...['september|sept|sep', 'october|oct', 'november|nov', 'december|dec'],
];

/** `Nov 10`, `December 3rd`: chrono takes the number for a year. "Jan 3 gånger" is somebody three times. */
const monthAndDay = parserOf(
  new RegExp(
    String.raw`(?:on )?(?<month>${months.join('|')})\.? (?:the )?(?<day>\d{1,2})(?:st|nd|rd|th)?(?![\w:/%-]|[.,]\d)(?! (?:gang|pers|barn|people|times|kids))`,
  ),
  (match, context) => {
    const month = months.findIndex((names) => names.split('|').includes(match.groups?.['month'] ?? '')) + 1;
    const isName = /^(?:jan|mar|may)\.? \d+$/.test(match[0]);
    return isName ? null : context.createParsingComponents({ month, day: Number(match.groups?.['day']) });
  },
);

/** Days as they are jotted down in English and chrono does not know them. */
export const englishDayParsers: readonly Parser[] = [shortWeekday, monthAndDay];
