import type { Way } from '#entities/contact.ts';
import { foldText } from '#src/language/folded-text.ts';

const chatPlaces = '(?:messenger|whatsapp|chatten|teams|slack|facebook|instagram|signal|snapchat)';
const mail = '(?:mejl|mejlet|mail|mailet|e-?post|e-?mail)';

// What has happened, folded (`å` as `a`): not "ska ringa", "vill mejla" or "boka möte med".
const phrases: readonly { readonly way: Way; readonly words: readonly string[] }[] = [
  {
    way: 'meeting',
    words: [
      // Before the visits: who was met at a meeting was met there.
      String.raw`(?:traffa\w+|sags|prata\w+|talade|motte|met|spoke|talked)(?: \w+){0,6} (?:pa|at|i)(?: ett| det| a| the)? \w*(?:mote|motet|meeting)`,
      '(?:hade|haft|satt|sitter|suttit|efter|deltog|var)(?: pa| i| med pa)?(?: ett| vart| deras| kort| langt| bra| digitalt)* \\w*mote(?:t|n)?',
      '(?<!(?:boka|bokar|bokat|nasta|nytt|vill ha|vill|onskar|planerar?|foreslar|om) (?:ett )?)mote med|(?:zoom|video|teams|styrelse|natverks|samverkans)mote med',
      '(?:had|held|attended|in|after)(?: an?| the| our| their)?(?: \\w+)? meeting|(?<!(?:next|book|plan|want) an? )meeting with',
    ],
  },
  {
    way: 'visit',
    words: [
      'traffa(?:de|t|des|ts)|traffades|motte|besokte|besokt|hembesok|halsade pa|halsat pa|svangde (?:forbi|in)',
      '(?:var|varit)(?: ute| inne| hemma| pa besok)? hos|(?:pa|ett) besok|tittade? (?:forbi|in)|titta(?:de|t) (?:forbi|in)',
      // "sägs" looks the same when the accents are gone.
      '(?:vi|jag och) sags|fikade|fikat',
      'met|(?:i|we) saw|visited|(?:dropped|stopped|popped) (?:by|in)|(?:paid|on) a visit',
    ],
  },
  {
    way: 'phone',
    words: [
      'ringde|ringt|ringdes|uppringd|telefonsamtal\\w*|telefonmote\\w*|(?:i|per|pa|via|over) telefon(?:en)?|i luren',
      // "an association called …" rang nobody.
      '(?<!\\b(?:association|club|group|organisation|is|are|was|were|project|someone|one|it) )called|phoned|rang|phone call|(?:on|over|by) (?:the )?phone|telephoned',
    ],
  },
  {
    way: 'mail',
    words: [
      `mejla(?:de|t|des)|maila(?:de|t|des)|e-?posta(?:de|t)|mejlvaxl\\w*|mejlkontakt`,
      `(?:skrev|skrivit|skickade|skickat|fick|fatt|svarade)(?: pa)?(?: ett| mitt)? ${mail}|(?:per|via|pa|over) ${mail}|${mail} fran`,
      'e-?mailed|(?:wrote|sent|got)(?: an?| me an?)? e-?mail|by e-?mail',
    ],
  },
  {
    way: 'chat',
    words: [
      `(?:sms|sms:?a(?:de|t)|sms:?et)|messa(?:de|t)|chatta(?:de|t)|(?:pa|via|i|over|on) ${chatPlaces}`,
      'texted|chatted|messaged|text messages?|(?:by|via) (?:text|chat)|in (?:the )?chat',
    ],
  },
];

const patterns = phrases.map(({ way, words }) => ({
  way,
  pattern: new RegExp(`(?<![\\w-])(?:${words.join('|')})(?!\\w)`),
}));

/** How a contact took place, by the first word in a text that tells; undefined when none does. */
export function findWay(text: string): Way | undefined {
  const folded = foldText(text).text;
  let first: { way: Way; at: number } | undefined;
  for (const { way, pattern } of patterns) {
    const at = pattern.exec(folded)?.index;
    if (at !== undefined && (first === undefined || at < first.at)) first = { way, at };
  }
  return first?.way;
}
