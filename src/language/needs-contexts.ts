import type { Category } from '#entities/need.ts';
import type { CategorySign, TriggerSign } from '#src/language/needs-signs.ts';

// What stands around the words of a category in a folded text, and what that makes of them.

// "söker bidrag till en konsert": what it is for is no need of its own.
export const purposeAfter = /^ (?:till|for|to|nar|dar|pa|i|at|on|in|when|where|infor|under|hos)(?!\w)/;
export const listed =
  /^(?:[ ,/+&:]|\b(?:och|o|samt|eller|and|or|plus|men ocksa|utan ocksa|but also|dessutom|aven|ocksa|also|nya|ny|nytt|fler|nagra|en|ett|lite|mer|some|a|an|more|new|stora|storre|vissa|bra|egna|egen|hjalp med|hjalp att|hjalp och|for att|att|to|help with|sina|deras|kanske|aven|duktiga|gamla|tva|tre)\b)*$/;

export const bareHelp =
  /^ (?:mer |lite |some |more )?(?:hjalp|stod|help|support)(?: nu| igen| now)?(?:$|[.,!;\n])/;
export const anotherOne =
  /^ (?:en |ett |a |some )?(?:begagnad\w*|used(?: one)?|ny|nya|nytt|annan|annat|andra|new ones?|new one|another one|replacement)(?:$|[.,;!]| (?:fore|innan|till|nu|snart|before|by|for|soon|i|pa)\b)/;
const canDo = /^(?:kan|vill|kunde|can|could|will|would) /;
const whoDo =
  /^[^.,;]* (?:som|who|that|to) (?:kan |vill |can |could |will )?(?:(?:hjalpa|hjalper|bista|help|helps|assist)(?: till| out)? (?:(?:med|m|with) )?)?$/;
const placeTo = /\b(?:plats|nanstans|nagonstans|stalle|lokal|somewhere|place) (?:att|to) \w+ $/;
export const helping =
  /\b(?:hjalpa|hjalper|stalla|staller|rycka|rycker|help)(?: \w+){0,2} (?:till|upp|in|out)$|\bhelp$/;
const further = /,|\+|&|\b(?:och|samt|plus|and|eller|or)\b/;
export const aside =
  /\b(?:till|for|pa|i|vid|under|efter|infor|hos|av|fran|innan|at|in|on|to|for|during|after|before|by|into|mot|deras|sin|sina|sitt|the|som|att ha|att halla) (?:[\w']+ )?$/;
// "de visade en film": what was, when the coordinator was there.
export const narrated =
  /\b(?:visade|hade|sag|spelade|sjong|dansade|lagade|bakade|ovade|lyssnade pa|tittade pa|showed|played|watched)(?: \w+){0,3} $/;
// Who answered, what they drank and what they do themselves: nothing that anybody asked for.
export const bystanders =
  /^(?:\w*ordforande\w*|kassor\w*|sekreterare\w*|revisor\w*|\w*ledare\w*|\w*tranare\w*|personal\w*|medlemmar\w*|volontar\w*|domare|workshop\w*|konsert\w*|forestallning\w*|utstallning\w*|\w*kurs(?:en)?|\w*traning(?:en)?|kaffe|fika|arsmote\w*|lunch|chair\w*|treasurer|secretary|coach\w*|leaders?|members?|volunteers?|coffee|concerts?|staff|exhibition|training)$/;
export const owning =
  /\b(?:har|have|has|finns|(?<!\b(?:fika|prata|snacka|traffa|tala|lunch|satt|mote|tillsammans|ihop)\w* )med|and|och)(?: \w+)? $/;
// What makes a category's word a part of another thing: "utbildning i styrelsearbete".
export const about = /^ (?:om|i|inom|kring|pa|for|in|on|about|with|med|att)?(?: \w+){0,2}? ?$/;

// "har konsert", "har utbildning på tisdag" are their own affairs; a room or a tool may be lent.
export const served =
  /\b(?:lara|lar|visa|visar|show|shows|hjalpa|hjalper|undervisa|undervisar|trana|tranar|stotta|stottar|coacha|teach|teaches|help|helps|train|tutor|support|coach)(?: garna)?(?: ut| till)?(?: \w+)? $/;
export const lending = /\b(?:lan(?:a|ar|ade|as)|utlaning|lend(?:s|ing)?|borrow(?:ed)?)\b/;
export const lendable: ReadonlySet<Category> = new Set(['premises', 'equipment', 'contacts']);
export const sparedAfter = /^ (?:som|att|kvar att|over|till|who|to|ready|available|left|redo)\b/;
// "lokal som de behöver", "lokal behöver de": not "bandet behöver".
export const relativeAfter = /^,? (?:(?:som|that|which) ?)?(?:(?:de|dom|hon|han|they|she|he) )?$/;
// "andra får gärna vara där"
export const interpreting = /tolk|interpret|oversatt|translat/;
export const datedAfter =
  /^(?: den| on| the)? \d{1,2}(?:\/\d|:?[ae]\b| ?(?:jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|o[ck]t|nov|dec))/;
export const backTo = /^ (?:dar|den|det|dem|dom|it|them|there)(?!\w)/;
export const pronounAfter = /^ (?:de|dom|hon|han|vi)\b/;

const longestWord = 30;

/** Whether at most `most` words stand between two places. Looks no further than so many words can be long. */
export function isWithinWords(text: string, from: number, to: number, most: number): boolean {
  if (to - from > (most + 1) * longestWord) return false;
  if (to <= from) return true;
  const words = text
    .slice(from, to)
    .split(' ')
    .filter((word) => /\w/.test(word));
  return words.length <= most;
}

/** Whether a category only tells more of the one before: whom it is for, what it is done with. */
export function isPartOf(text: string, last: CategorySign, from: number, sign: CategorySign): boolean {
  const before = text.slice(0, sign.start);
  const between = text.slice(from, sign.start);
  if (!isWithinWords(text, from, sign.start, 6)) return false;
  // "folk som kan fixa ljus": what they are for.
  if (last.category === 'volunteers' && whoDo.test(text.slice(last.start, sign.start))) return true;
  // "någon som kan stå i kiosken": where they are to do it.
  if (/ (?:som|who|to) /.test(`${text.slice(last.start, last.end)} `) && !further.test(between)) return true;
  // "lära folk laga kläder", "samarbeta med körer": what it is done with or for.
  if (last.is === 'deed' && !further.test(between)) return true;
  // "nånstans att ha undervisning": what it is for.
  if (placeTo.test(before)) return true;
  // "bättre plats för båtarna": what is to be there.
  if (/ (?:for|dar|till)$/.test(text.slice(last.start, last.end)) && !further.test(between)) return true;
  // "kontakt med författare": who it is with is no need of its own.
  return last.category === 'contacts' && /\b(?:med|m|with|till|to) (?:\w+ )?$/.test(before);
}

/** "till julkonserten och Blåklinten spelar gärna": somebody else comes between, or the word tells what for. */
export function isOfAnother(
  text: string,
  sign: CategorySign,
  until: number,
  mode: TriggerSign['mode'],
): boolean {
  const between = text.slice(sign.end, until);
  // "lokalen till Wisla är klar"
  if (/\bqq/.test(between) && !(mode === 'closed' && /^ (?:till|at|for|hos|to) q+ $/.test(between)))
    return true;
  const before = text.slice(Math.max(0, sign.start - 30), sign.start);
  return mode === 'offer' && sign.is === 'word' && /^ (?:och|and) \S+ /.test(between) && aside.test(before);
}

/** "behöver en jurist som kan ge råd": what they are for. */
export function tellsWhatFor(text: string, last: CategorySign, { mode, start }: TriggerSign): boolean {
  if (mode !== 'offer' && !canDo.test(text.slice(start, start + 8))) return false;
  return /^ (?:som|who|that) $/.test(text.slice(last.end, start));
}
