import type { Parser } from 'chrono-node/en';
import { parserOf } from '#src/language/swedish-dates.ts';

const clock = (name: string) => String.raw`(?<${name}Hour>[01]?\d|2[0-3])(?:[.:]?(?<${name}Minute>[0-5]\d))?`;
const notMore = String.raw`(?![\w/:]|[.,]\d|-\w)`;

// "torsdag 12–15 personer" says how many come, not when.
const countedThing =
  '(?! ?(?:pers|barn|ungdom|vuxn|deltag|medlem|st\\b|styck|ar\\b|aring|plats|kr\\b|people|kids|adult))';

function timeParser(pattern: string, tag: string): Parser {
  return parserOf(new RegExp(pattern), (match, context) => {
    const read = (name: string) => {
      const hour = match.groups?.[`${name}Hour`];
      if (hour === undefined) return undefined;
      const minute = match.groups?.[`${name}Minute`] ?? '0';
      return context.createParsingComponents({ hour: Number(hour), minute: Number(minute) }).addTag(tag);
    };
    return context.createParsingResult(match.index ?? 0, match[0], read('from'), read('to'));
  });
}

/** Times as they are written in Swedish, for chrono; they expect folded text. */
export const swedishTimeParsers: readonly Parser[] = [
  // `kl 18`, `klockan 14`, `kl. 18.00–20.00`, `kl 18 till 20`
  timeParser(
    String.raw`(?:kl|klockan)\.? ?${clock('from')}(?: ?(?:-|till|to) ?(?:(?:kl|klockan)\.? ?)?${clock('to')})?${notMore}`,
    'clock',
  ),
  // `18.00`, `18:00–20`: only beside a day
  timeParser(
    String.raw`(?<fromHour>[01]?\d|2[0-3])[.:](?<fromMinute>[0-5]\d)(?: ?- ?${clock('to')})?${notMore}`,
    'bareTime',
  ),
  // `18–20`, `mellan 18 och 20`: only beside a day
  timeParser(`${clock('from')} ?- ?${clock('to')}${notMore}${countedThing}`, 'bareTime'),
  timeParser(
    String.raw`(?:mellan|fran|between) (?:kl\.? ?)?${clock('from')} (?:och|till|and) (?:kl\.? ?)?${clock('to')}${notMore}${countedThing}`,
    'bareTime',
  ),
];
