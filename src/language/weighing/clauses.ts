import { matchesIn } from '#src/language/matches.ts';
import type { Span } from '#src/language/needs-signs.ts';

// What begins after it says something else, mostly. A list ("lokal, pengar och ledare") is cut too: each clause knows
// the words of its neighbours.
const cut =
  /[.!?](?= |$)|[;:\n,()]| - |(?<!\w)(?:(?:men|fast|dock|but|however|though|daremot|sedan|eftersom|because)(?!\w)|(?:(?<!q )(?:och|o|samt|and|men|but|while|medan)(?= q{3,} \w)|(?:och|o|samt|and|sa|so|for)(?= (?:vi|jag|de|dom|hon|han|det|man|nu|they|we|she|he|it|i|har|kan|vill|behover|soker|saknar|erbjuder|lanar|can|have|has|need|needs|want|wants|will|are|is|traffa(?:de|t|r|s)|ringde|pratade|satt|var|tipsa\w*|hanvisa\w*|skicka\w*) )))/g;

/** The clauses of a folded text, in order; a word that opens one belongs to it. */
export function clausesOf(text: string): Span[] {
  const clauses: Span[] = [];
  let start = 0;
  const close = (end: number) => {
    if (/\w/.test(text.slice(start, end))) clauses.push({ start, end });
  };
  for (const { 0: sign, index } of matchesIn(text, cut)) {
    close(index);
    start = /^\w/.test(sign) ? index : index + sign.length;
  }
  close(text.length);
  return clauses;
}
