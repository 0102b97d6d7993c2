import type { Span } from '#src/language/needs-signs.ts';

// Folded text, in which every name is a run of `q`.

const clauseEdge =
  /[,.!?;:\n()]| - |\b(?:och|men|sa att|sa (?=(?:de|dom|jag|vi|det|hon|han|att|nu)\b)|fast|fastan|medan|eftersom|nar|dar|som|innan|utan att|for att|att|and|but|so|because|while|when|where|who|since|though|although)\b/g;

/** What somebody lacks or wishes, told in words that were not read: such a clause is no mere story. */
const matter =
  /\b(?:inte|ej|ingen|inga|inget|aldrig|utan|varken|svart|problem\w*|krangl?\w*|strul\w*|trasi\w*|sonder|paj|stul\w*|stal\w*|lack\w*|mogel\w*|dyr\w*|brant|maste|borde|bor|vill|onskar|hoppas|skulle|behov\w*|sakn\w*|sok\w*|let(?:ar|ade)|fattas|orolig\w*|oroa\w*|klaga\w*|sluta\w*|uppsagd\w*|kan|lana\w*|erbjud\w*|ge|ger|bjuda|hjalp\w*|for (?:lite|fa|liten|litet|sma|trang\w*|kallt|dyrt)|not|no|never|can|can't|cannot|could|too|broken|hard to|need\w*|want\w*|wish\w*|worried|must|should|would|offer\w*|lend\w*|lost)\b/;
/** What the coordinator does or feels, and what was: told in the past tense. */
const own =
  /^\W*(?:(?:da|sen|sedan|har|hade|nu|ska|sa|och|men|then) )*(?:jag|vi|i|we)\b|\b\w+(?:de|te|g|r) (?:jag|vi)\b/;
const past =
  /\b(?:\w{2,}(?:ade|[bdfglmnrv]de|[kpstx]te)s?|var|va|vart|blev|fick|gick|kom|stod|satt|sag|lat|grat|bjods|holl|hade|log|slog|drack|at|vann|sprang|lag|gav|hann|tog|sken|luktade|brann|for|sjong|svor|fanns|visste|tyckte|was|were|had|went|came|gave|took|sat|sang|felt|got|won|lost|stood|ate|drank|made|\w{3,}ed)\b/;
/** "är så tacksamma", "are really proud": how they are. */
const feeling =
  /\b(?:ar|kanns|verkar|mar|later|ser|are|is|seem|seems|feel|feels|look|looks)(?: (?:ju|nu|dock|verkligen|fortfarande|alltid|alla|bara))* (?:sa|valdigt|jatte\w*|riktigt|helt|lite|ganska|oerhort|verkligen|sana|sadana|himla|superbt?|so|very|really|such|quite|all)\b/;

function clauseAround(text: string, { start, end }: Span): Span {
  let from = 0;
  let until = text.length;
  for (const { 0: edge, index } of text.matchAll(clauseEdge)) {
    if (index + edge.length <= start) from = index + edge.length;
    else if (index >= end) {
      until = index;
      break;
    }
  }
  return { start: from, end: until };
}

/** Whether a word stands in a clause that only tells how it was, or in one of which what matters was read. */
export function isNarrative(masked: string, word: Span, told: readonly Span[]): boolean {
  const clause = clauseAround(masked, word);
  if (told.some(({ start, end }) => start < clause.end && clause.start < end)) return true;
  const said = masked.slice(clause.start, clause.end);
  if (matter.test(said)) return false;
  return own.test(said) || past.test(said) || feeling.test(said);
}
