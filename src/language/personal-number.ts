import { DateTime } from 'luxon';

// Ten or twelve digits; the sign before the last four is `-`, or `+` from the year somebody turns 100.
const candidates =
  /(?<![\p{L}\d])(?<!\d[-+.])(\d{2})?(\d{2})(\d{2})(\d{2}) ?([-+–]?) ?(\d{4})(?![\p{L}\d])(?![-.]\d)/gu;

// Ten digits without a sign may be a mobile number; the word before them tells.
const phoneBefore =
  /(?:tel|tele|telefon|mobil|mob|ring|ringa|sms|phone|call)[\p{L}.:]*\s*(?:nr|nummer|no|number|på|on)?[\s.:]*$/iu;

function hasLuhnDigit(tenDigits: string): boolean {
  let sum = 0;
  for (const [index, digit] of [...tenDigits].entries()) {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1);
    sum += product > 9 ? product - 9 : product;
  }
  return sum % 10 === 0;
}

function isDate(year: number, month: number, day: number): boolean {
  return DateTime.fromObject({ year, month, day }, { zone: 'utc' }).isValid;
}

// Without a century any that has the date will do: 29 February exists in one of them or in none.
function isPlausibleDate(century: string | undefined, year: number, month: number, day: number): boolean {
  // A co-ordination number (samordningsnummer) has 60 added to the day.
  const realDay = day > 60 ? day - 60 : day;
  const centuries = century === undefined ? [1900, 2000] : [Number(century) * 100];
  return centuries.some((start) => start >= 1800 && start <= 2000 && isDate(start + year, month, realDay));
}

/**
 * Finds the first Swedish personal identity number (personnummer) or co-ordination number in a text, as a
 * UTF-16 span with an exclusive end. The check digit and the date must be right, which leaves out organisation
 * numbers (their third digit is 2 or more, so there is no such month).
 * Source: Skatteverket, SKV 704 and SKV 707.
 */
export function findPersonalNumber(text: string): { start: number; end: number } | undefined {
  for (const match of text.matchAll(candidates)) {
    const [whole, century, year = '', month = '', day = '', sign = '', last = ''] = match;
    const isPhone =
      century === undefined &&
      sign === '' &&
      phoneBefore.test(text.slice(Math.max(0, match.index - 30), match.index));
    if (
      !isPhone &&
      isPlausibleDate(century, Number(year), Number(month), Number(day)) &&
      hasLuhnDigit(`${year}${month}${day}${last}`)
    )
      return { start: match.index, end: match.index + whole.length };
  }
  return undefined;
}

/** A text with every personal identity number replaced, or undefined when there was none. */
export function withoutPersonalNumbers(text: string, instead: string): string | undefined {
  let rest = text;
  let clean = '';
  for (let found = findPersonalNumber(rest); found !== undefined; found = findPersonalNumber(rest)) {
    clean += rest.slice(0, found.start) + instead;
    rest = rest.slice(found.end);
  }
  return clean === '' ? undefined : clean + rest;
}
