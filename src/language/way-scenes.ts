import type { Way } from '#entities/contact.ts';

// Folded, names as runs of `q`. What a note leaves out is who did it: "Wisla igår, drack te i deras kök".
const swedishDay =
  'igar(?: kvall)?|igarkvall|idag|i dag|i forrgar|i morse|i (?:man|tis|ons|tors|fre|lor|son)dags|nu pa morgonen';
const englishDay =
  '(?:early |late )?yesterday(?: (?:morning|afternoon|evening))?|earlier today|today|(?:on |last |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening))?';
const place = '(?:at|in|on|by|round|under|over|inside|outside|pa|i|vid|bland)';
const notByWire =
  '(?!(?: ?(?:the|our|a|an|ett|den))* ?(?:\\w*phone|telefon\\w*|tfn|mejl\\w*|e?-?mail\\w*|sms|whatsapp|messenger|chat\\w*|blower|line|teams|zoom|wa|text|facebook|fb|insta\\w*|meeting|\\w*mote\\w*|luren|mon|tue|wed|thu|fri|sat|sun|man|tis|ons|tors|fre|lor|son|writing|short|touch|total))';
const swedishDoing =
  'fikade|at|drack|pratade pa|hjalpte till|satt|stod|gick|akte|red|var (?:pa|i|med|dar|vid|hos|ute|inne|nere|uppe)|hjalpte|sjong|lyssnade|dansade|spelade|tittade|kollade in|plockade|rensade|skordade|gravde|diskade|hejade|halsade|holl i|lussade|testade|kikade|vandrade|paddlade|cyklade|tog en|bakade|mysfika|fika|lunch|kaffe';
const englishDoing =
  '(?!(?:called (?:from|about|me|us|to)|phoned|rang|emailed|mailed|texted|messaged|asked|needed|wanted|promised|pleased|worried|invited|offered|referred|passed|forwarded|sorted|fixed|solved|closed|moved|booked|tried (?:to|calling|ringing|again|them)|agreed|reported|announced|delayed|cancelled|answered|replied|voiced|complained|requested|looking)\\b)(?:\\w{3,}ed|sat|stood|ate|drank|went|took|fed|met|saw|sang|rode|swam|threw|held|bought|lost \\d|said (?:hello|hi)|warmed|came for|tea|coffee|lunch|sherry|a (?:\\w+ )?walk|brisk walk|good tea|sweet tea|had an? |helped |over an? |hot chocolate|candles)(?! (?:that|off|to say)\\b)';

const scene = new RegExp(
  [
    // "Wisla igår, åt soppa med dem", "Wisla, stod på kajen"
    String.raw`(?<=q(?:,? (?:${swedishDay}))?[,.;:]? ?)[,.;:] (?:${swedishDoing})(?!\w)(?! (?:till|ut|ner|upp|av|under|omkull|sonder|back)(?!\w))`,
    // "Rundan yesterday, watched them dance", "LFF, sat by the stove"
    String.raw`(?<=q(?:,? (?:${englishDay}))?)(?:[,;:]| -) (?:we )?${englishDoing}(?!\w)`,
    // "Hos them", whoever they are: "on the slip with them".
    `(?<=q(?:,? (?:${englishDay}))?)[,;:] (?!(?:spoke|speak|talk|chat|call|meeting|in touch|email|mail)\\w*)[^,.;:q]{2,40} (?:with|alongside|beside) them(?=[.,;:]|$)`,
    String.raw`(?<=q(?:,? (?:${swedishDay}))?[,:] )(?!prat|snack|tal|mejl|ring|samarb)[^,.;:q]{2,40} (?:med (?:dem|dom)|ihop)(?=[.,;:]|$)`,
    // "Wisla yesterday at the hut", "Wisla i söndags på marknaden"
    `(?<=q,? (?:${swedishDay}|${englishDay}),?) ${place} ${notByWire}`,
    // "On Saturday at Bokskogen's shed", "Sunday with Plåtladan"
    String.raw`(?:^\W*|(?<=[.!?;] ))(?:on |last )?(?:${englishDay}),? (?:out |over |round |up |down )?(?:(?:to|with|at|in|on|under|by)(?: [\w-]+){0,4}? (?:with |of |at )?)(?:the )?(?=q)(?<!meeting (?:with |at )?)`,
    String.raw`(?:^\W*|(?<=[.!?;] ))(?:on |last )?(?:${englishDay}),? (?:i (?:was|sat|stood|walked|cycled|queued|went|ate|visited|saw|dropped|nosed|looked))(?!\w)`,
  ].join('|'),
);

/** Where a text without any other way told sets a scene, the words that do: somebody was there. */
export function sceneOf(folded: string): { readonly start: number; readonly end: number } | undefined {
  const match = scene.exec(folded);
  return match === null ? undefined : { start: match.index, end: match.index + match[0].length };
}

const notes = '(?:mejl|mejlet|mail|mailet)';
const english = "(?<=q(?:['’]s|s|['’])?,? )";

/** More ways, as they are noted in passing: "möte: Wisla saknar…", "Wisla i mejl", "Wisla's mail", "on the blower". */
export const scenePhrases: readonly { readonly way: Way; readonly words: readonly string[] }[] = [
  {
    way: 'meeting',
    words: [
      String.raw`^\W*(?:natverks|samverkans|plan\w{2,6}s|(?:man|tis|ons|tors|fre|lor|son)dags)?mote(?:t)?(?= ?[:.,])|(?:man|tis|ons|tors|fre|lor|son)dagsmote(?:t)?|(?<![a-z] )(?:avst|avstamning|sittning(?:en)?)(?=[ :.,]|$)|(?:pa|vid|under|efter|hade|i) (?:en |samma |deras |ett )?(?:avstamning(?:en)?|avst|sittning(?:en)?|natverksmote(?:t)?|natverkstraff(?:en)?)|(?:avst|avstamning|sittning) (?:med|mellan|hos)|(?<=q )(?:avst|avstamning|sittning)|(?:sa|sa de|berattade|(?<=q )pa|q,? i \w+|(?<=q )vid|visade|satt i) ?(?:pa |vid )?(?:ett )?mote(?:t)?(?=[ ,.:]|$)(?! med att)`,
      String.raw`(?<=\bq+ (?:och|and) q+ )(?:mottes|mots)|^\W*(?:pa|vid) (?:natverks)?motet?(?=[ ,:])|(?<=[a-z] pa )motet(?= (?:igar|idag|sa|hade|i )|[,.]|$)|(?:satt|sitta) i mote|(?:pa|vid) samma mote|i \w+dags,? mote|(?<=, )mote(?=$)|(?<=\. )mote(?=$)`,
      String.raw`^\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day['’]?s? |yesterday['’]?s? )?meeting(?=[ ,:])|(?:at|in|through|had us in for|during|after) (?:a |an |the |our |(?:mon|tues|wednes|thurs|fri|satur|sun)day['’]s |yesterday['’]s |\w+ network )meeting(?! in \w+ (?:next|on))|, meeting (?=of|with|q)`,
    ],
  },
  {
    way: 'visit',
    words: [
      String.raw`(?:at|drack|gick|satt|klev|akte|stod|lussade|fikade|vandrade|sjong|dansade|hangde|lunchade|lirade|cyklade|fotade)(?: (?!att\b|om\b|med\b|mote|ner\b|oss\b|ned\b)[\w-]+){0,5} (?:hos|med|ihop med|in pa)(?= q)|(?:kom|gick hem|stannade)(?: jag)? till(?= q)|stannade till (?:hos|pa|vid)(?= q)|(?:man|tis|ons|tors|fre|lor|son)dags(?:besok|fika)\w*|dagens besok|(?:mitt|vart) besok|pa besoket|(?<=[.,!] )(?:at|stod|satt|var) dar|(?<=[.,] )fikade(?=[.,]|$)|(?<=[.,!] )(?:var|satt) (?:pa|vid|i) (?:plats\w*|\w+(?:en|et|an|orna|arna))(?=[.,]|$)|(?<=[.,!] )var (?:med|dar)(?=[.,]| och|$)|(?<=[,.] )gick in(?=[,.]| till| hos)|bjods? pa (?:\w+mat|\w+fika|\w+kaffe|te|mat)|(?:sitta|satt) i (?:deras|\w+s) \w+`,
      String.raw`(?<=[.,;:!] |^|\band )(?:i )?was (?:there|in there|along)(?=[.,;:]| and|$)|(?:i was|was) (?:over |out |in |up |round |down )?(?:with|round at|invited in|received|given the (?:grand )?tour|shown round)(?!\w)|(?:to|stopped to|went to|came to) visit(?= (?:the )?q)|round (?:to|at)(?= (?:the )?q)|(?:called|dropped|looked|popped|nipped|swung|went|stopped) (?:in|by|round|over|along|past)(?=[;:,.]| to | at | for | and | yesterday| on | with |$)|called (?:at|on)(?= (?:the )?q| them| her| him| yesterday)|said (?:hello|hi)|dropped off|had a (?:look in|look round|natter there|wander)|(?<=q['’]?s? \w{0,12} ?)(?:cornered me|showed me|received me|fed me)|seen (?:yesterday|on|at)|went (?:to see|up to|along to|over to|in to)(?= )|cycled over to|wandered through|(?<!\b(?:in|over|of|on) )(?:tea|coffee|lunch|soup|cake|buns) (?:at|with|in|round at)(?= (?:the )?(?:q|foyer|kitchen))|(?:sat(?! down)|stood|walked|queued|paddled|carried|ate|drank|bumped|wandered|nosed|peeled|cooked|marched|joined)(?: (?!about|that|on the phone|down\b|an? meeting|the meeting)[\w-]+){0,5} (?:with|at|alongside|round|beside)(?= (?:the )?(?:q|them\b))|i (?:saw|visited)`,
    ],
  },
  {
    way: 'phone',
    words: [
      String.raw`(?<=q )ringer(?=[,.:]|$| igar| idag| nu)|(?<=q,? |dags |igar |idag )(?:ring|tel|telefon|phone|telephone)(?=[,.:]|$)|^\W*ring(?=,? q| q)|telefonko|rostbrevlada\w*|svarade inte i tele\w*|(?:fick )?(?:inget|ej|inte) svar(?:ade)? nar jag ringde`,
      `on the blower|down the (?:phone|line|wire)|over the wire|(?:didn['’]?t|did not|won['’]?t|doesn['’]?t) (?:pick up|answer the phone)|answering the phone|(?:line|phone) (?:was )?busy|busy line|by telephone|were on the (?:phone|line)|['’]s call(?=[ ,:])|a call (?:yesterday|today|from)|to be rung|couldn['’]?t get through`,
    ],
  },
  {
    way: 'mail',
    words: [
      `i (?:ett |sitt |deras )?${notes}|(?<=[,.] )${notes}(?=$|[.,:!])|skriver ${notes}|^\\W*(?:ett |igar |en )*(?:\\w+ )?mejl (?:utan|om|dar)|mejl(?:et)? (?:utan|saknar)|i min inkorg|(?<=q )(?:mejl|mail)(?= )|(?<=mands? |dags |igar |idag )mejl(?= (?:om|fran))`,
      `${english}(?:e-?)?mails?(?= (?:that|about|to|me|us|a|an|asking|of|the|is|says|asks|seeks|hunts|yesterday|from|on|this|merely|wants|wails|with|and)(?!\\w)|[:,.]|$)|(?:an?|by|the|his|her|their|dated|['’]s|this morning's|unsigned) (?:\\w+ )?e-?mail(?=[ ,:.;]|$)|(?:by|in an?|wrote an?|sent (?:me |us )?an?|got an?|write (?:in an?|by)|came an?|dog club) (?:e-?)?mail|['’]s mail(?=[ ,:.]|$)|[,;] e-?mail(?=[.,:]|$)`,
    ],
  },
  {
    way: 'chat',
    words: [
      String.raw`(?<=q )(?:smsar|messar|dm:?ar|whatsappar|chattar)|whats ?app(?:ade|ar|gruppen|ed)?(?=[ :,.])|pa wa(?=[ ,.:]|$)|(?<=q )text(?=[:,])|^\W*text (?:from|about|saying)|(?:got|had|sent|came) (?:me |us )?an? (?:text|message on)|(?:on|over|in) (?:the )?(?:group )?chat`,
    ],
  },
];
