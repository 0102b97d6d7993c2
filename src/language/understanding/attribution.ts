import type { ReadCategory } from '#src/language/needs.ts';
import type { RoledMention } from './roles.ts';

/** Whose a need or an offer is: places in the register. Empty where nobody is named. */
export type Attributed = {
  readonly read: ReadCategory;
  readonly organisations: readonly number[];
  /** Grammar did not tell whose it is of several. */
  readonly doubtful: boolean;
};

const sentenceEnd = /[.!?;\n](?= |$)|\n/;
const pronoun = /(?:^|[\s,(])(?:de|dom|hon|han|vi|they|she|he|we|it|jag)(?= |$)/;
const relative = /^,? ?(?:som|vilka|who|that|which|dar de|har|kan|behover|erbjuder|lanar|has|have|can)\b/;
// "moskén är trångbodd och behöver lokal": the same one still.
const goesOn = /^ (?:och|o|samt|and)(?: (?:also|ocksa|dessutom))? ?$/;
const mayUse = /^ (?:far|may|can|kan)(?: \w+)? (?:lana|anvanda|hyra|boka|nyttja|ha|use|borrow|rent)\b(?! ut)/;
const all = /\b(?:bada|bagge|alla|samtliga|both|all)\b/;

function wordsIn(text: string): number {
  return text.split(' ').filter((word) => /\w/.test(word)).length;
}

/** The actor that stands as the subject right before what is said. */
function subjectBefore(
  masked: string,
  at: number,
  mentions: readonly RoledMention[],
): RoledMention | undefined {
  const last = mentions.filter(({ end }) => end <= at).at(-1);
  if (last === undefined) return undefined;
  const between = masked.slice(last.end, at);
  if (sentenceEnd.test(between) || pronoun.test(between)) return undefined;
  if (last.role === 'contact') return wordsIn(between) <= 8 ? last : undefined;
  if (last.role === 'referral')
    return /^,? ?(?:som|har|who|that|which)\b/.test(`${between}${masked.slice(at, at + 8)}`)
      ? last
      : undefined;
  return wordsIn(between) === 0 || relative.test(between) || wordsIn(between) <= 2 ? last : undefined;
}

/** "till Wisla", "åt folkdansarna": for whom it is, named right after. */
function recipientAfter(masked: string, read: ReadCategory, mentions: readonly RoledMention[]) {
  if (read.mode === 'offer') return undefined;
  return mentions.find(
    ({ start, role }) =>
      role !== 'referral' &&
      start >= read.end &&
      /^ (?:till|at|for|hos|to) $/.test(masked.slice(read.end, start)),
  );
}

/** Says whose each need and offer is: its subject's, else that of those whom the contact was with. */
export function attribute(
  masked: string,
  reads: readonly ReadCategory[],
  mentions: readonly RoledMention[],
): Attributed[] {
  const contacts = [
    ...new Set(
      mentions
        .filter(({ role }) => role === 'contact')
        .flatMap(({ organisations }) => organisations.slice(0, 1)),
    ),
  ];
  let last: { readonly until: number; readonly subject: RoledMention } | undefined;
  return reads.map((read) => {
    const subject =
      subjectBefore(masked, read.saidFrom, mentions) ??
      recipientAfter(masked, read, mentions) ??
      (last !== undefined && goesOn.test(masked.slice(last.until, read.saidFrom)) ? last.subject : undefined);
    last = subject === undefined ? undefined : { until: read.end, subject };
    const sentence = masked.slice(Math.max(0, read.saidFrom - 60), read.end + 20);
    if (subject !== undefined) {
      const listed =
        subject.role === 'contact' && contacts.length > 1
          ? coordinatedWith(masked, subject, mentions)
          : [subject];
      return {
        read,
        organisations: [...new Set(listed.flatMap(({ organisations }) => organisations.slice(0, 1)))],
        // "Rotfrukten får låna deras källare": who may use it does not give it.
        doubtful: read.mode === 'offer' && mayUse.test(masked.slice(subject.end, read.end)),
      };
    }
    if (contacts.length <= 1) return { read, organisations: contacts, doubtful: contacts.length === 0 };
    return { read, organisations: contacts, doubtful: !all.test(sentence) };
  });
}

/** The subject with those listed before it: "Wisla och Folkdansarna behöver lokal". */
function coordinatedWith(
  masked: string,
  subject: RoledMention,
  mentions: readonly RoledMention[],
): RoledMention[] {
  const listed = [subject];
  for (let at = mentions.indexOf(subject) - 1; at >= 0; at -= 1) {
    const before = mentions[at];
    const first = listed[0];
    if (before === undefined || first === undefined) break;
    // "Wisla och Linden, Linden saknar": named again, alone.
    if (before.organisations[0] === subject.organisations[0]) return [subject];
    if (!/^(?: ?(?:,|och|o|&|\+|samt|and)){1,2} ?$/.test(masked.slice(before.end, first.start))) break;
    listed.unshift(before);
  }
  return listed;
}
