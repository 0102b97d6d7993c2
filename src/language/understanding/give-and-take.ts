import type { Attributed } from './attribution.ts';
import type { RoledMention } from './roles.ts';

const lacks =
  /^ (?:\w+ )?(?:saknar|behover|soker|letar|efterlyser|onskar|vill ha|fattas|star utan|ar utan|har (?:inte|ingen|inget|inga|slut)|needs?|lacks?|wants?|seeks?|(?:is|are) (?:looking for|without|short of)|(?:has|have) no)(?!\w)/;
const has =
  /^ (?:\w+ )?(?:har(?! inte| ingen| inget| inga| slut| behov| ont)|lanar ut|erbjuder|skanker|ger bort|delar med|bjuder pa|kan (?:lana|ge|avvara|dela|erbjuda|skanka)|ha(?:s|ve)(?! no)|can (?:lend|give|spare|share|offer)|offers?|lends?)(?!\w)/;

/**
 * "Adey saknar tyg och Repareriet har massor": what one actor lacks and another one has is said once only. Gives the
 * need to the first and the offer to the second, where nothing else is told.
 */
export function giveAndTake(
  masked: string,
  told: readonly Attributed[],
  mentions: readonly RoledMention[],
): readonly Attributed[] {
  const [one, ...others] = told;
  const isOneMatter = others.every(({ read }) => read.category === one?.read.category);
  if (one === undefined || !isOneMatter || told.some(({ read }) => !isOpen(read.mode))) return told;
  const who = (does: RegExp) =>
    mentions.find(({ role, end }) => role === 'contact' && does.test(masked.slice(end, end + 40)))
      ?.organisations[0];
  const [taker, giver] = [who(lacks), who(has)];
  if (taker === undefined || giver === undefined || taker === giver) return told;
  return [
    { read: { ...one.read, mode: 'need' }, organisations: [taker], doubtful: false },
    { read: { ...one.read, mode: 'offer' }, organisations: [giver], doubtful: false },
  ];
}

const isOpen = (mode: string) => mode === 'need' || mode === 'offer';
