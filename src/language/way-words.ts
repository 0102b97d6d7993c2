import type { Way } from '#entities/contact.ts';

const chatPlaces =
  '(?:messenger|whats ?app|chatten|teams|slack|facebook|fb|instagram|insta|signal|snapchat|snap|telegram|discord|viber)';
const mail = '(?:mejl|mejlet|mail|mailet|e-?post|e-?mail|mejlen|mailen)';
const planned =
  '(?<!(?:boka|bokar|bokat|bokade|nasta|nytt|vill ha|vill|onskar|planerar?|foreslar|om|ska ha|inbokat|infor|till|ett|vart|deras|nya) (?:ett |nytt )?)';

/** What has happened, folded (`å` as `a`): not "ska ringa", "vill mejla" or "boka möte med". */
export const wayPhrases: readonly { readonly way: Way; readonly words: readonly string[] }[] = [
  {
    way: 'meeting',
    words: [
      // Before the visits: who was met at a meeting was met there.
      String.raw`(?:traffa\w*|sags|prata\w*|talade|snacka\w*|motte|met|saw|spoke|talked)(?: \w+){0,6} (?:pa|at|i|under|efter|after|during)(?: ett| det| vart| deras| a| the| our| their)? \w*(?:mote|motet|meeting|traffen|konferens\w*|frukost\w*)`,
      '(?:hade|haft|satt|sitter|suttit|efter|deltog|var|varit|va|samma|kort|idag|nyss)(?: pa| i| med pa)?(?: ett| vart| deras| kort| langt| bra| digitalt| samma)* \\w*mote(?:t|n)?',
      `^\\W*(?:pa|vid|under|efter) (?:ett |det )?\\w*(?:mote(?:t)?|motet|traffen)(?= )|^\\W*(?:at|after|during) (?:the|a|our) \\w* ?meeting(?= )|${planned}(?:mote(?:t)?) (?:med|m|w|hos|pa|om|ihop|idag|igar|nyss|i (?:man|tis|ons|tors|fre|lor|son)dags)|^\\W*(?:ett |kort |bra |snabbt |digitalt )*\\w*mote(?:t)?(?= )|(?<=[.!,:] )mote(?:t)?(?= )(?! (?:ar )?(?:in)?bokat| planerat| nasta| (?:pa )?(?:man|tis|ons|tors|fre|lor|son)dag| den| om)`,
      `(?<!(?:nasta|nytt|ny|boka\\w*|infor|till|deras|arets|har|ett|pa|om|ang|angaende|kring|about|ska ha) )(?:zoom|video|teams|styrelse|natverks|samverkans|plan|upp?starts|planerings|dialog|arbetsgrupps|samrads)mote(?:t|n)?|(?:man|tis|ons|tors|fre|lor|son)dagens (?:\\w*mote|traff)|bjod in till (?:ett )?mote|(?<=[,:] )mote(?=[.,:!]|$)|(?<!(?:ska|vill) (?:\\w+ )?)(?:med )?pa (?:ett |samma )?(?:\\w+s?)?mote(?=[.,:!]|$)|(?:video|zoom|teams)samtal\\w*|^\\W*(?:zoom|teams)(?= (?:med|m|w|with|q))|(?:zooma|teamsa|skypa)(?:de|t|r|des)|^\\W*avstamning|(?<=q )\\w*mote(?:t)?(?=$|[.,!])|avstamningsmote|hade (?:en )?avstamning|satt ner med|satt oss ner|satte oss ner`,
      '(?:had|held|attended|in|after|at|during)(?: an?| the| our| their)?(?: \\w+)? meeting|(?<!(?:next|book|plan|want|new|a|for|before) (?:an? )?)meeting(?: \\w+)? (?:with|w|at)|^\\W*(?:\\w+ )?meeting(?= )|sat down with|(?:had|for) a sit-?down with',
    ],
  },
  {
    way: 'meeting',
    words: [
      '(?:workshop|samrad|arbetsgrupp|styrgrupp|referensgrupp|konferens|seminarium|planeringstraff|dialogtraff)(?:en|et)? (?:med|m|hos|ihop)|(?:workshop|conference|seminar) with',
    ],
  },
  {
    way: 'visit',
    words: [
      '(?<!(?:vill|vilja|ska|skall|att|kan|kunna|skulle|bor|far|garna|maste|hoppas|onskar|och|oftare) )traffa(?:de|des)?|traffades|(?<!(?:q|\\b(?:de|dom|som|hon|han)) har(?: nu| redan| aven)? )traffats?|traffa(?= [a-z])(?<!(?:vill|vilja|ska|att|kan|kunna|skulle|bor|far|garna|hoppas|onskar) traffa)|traffar(?= (?:jag|idag))|tr[ae]ffade|motte|besokte|besokt|hembesok|studiebesok (?:hos|pa|i)|hangde (?:med|hos|pa)|motte upp(?: med)?|halsade pa|halsat pa|(?:svangde|kikade|slank|klev|slog|dok|traskade|rullade|gick|akte|cyklade) (?:forbi|in|inom|om|upp|ner)(?= (?:q|hos|till|pa|i|dit|dar))|svangde (?:forbi|in)|kikade (?:forbi|in)|stack (?:forbi|in)|gick forbi|akte (?:ut |forbi )?till|akte forbi|forbi (?:hos|pa)',
      '(?<=^|[.!?,;:] |\\n|\\b(?:jag|ja|vi|idag|igar|dag|dags|ons|tis|man|tors|fre|lor|son) )(?:var|va|varit) (?:nere|uppe|ute|inne|borta|hemma|ner|upp|ut|bort)(?= )|(?:var|varit|va)(?: \\w+){0,4} (?:hos|vid|pa)(?= q)|(?:var|varit|va)(?: ute| inne| hemma| pa besok| dar| ju| idag| igar| nyss| precis| lite)* (?:hos|forbi|inne|pa (?:besok|plats|deras|kor\\w*))|(?:var|va) (?:pa|i|vid)(?= q)|(?:var|va) jag (?:pa|hos|i|vid|forbi)|(?:var|va) dar|(?:var|va) (?:pa|i|nere pa|ute pa|inne pa) (?:deras|\\w+s) \\w+|(?:pa|ett|kort|snabbt|gjorde|hade ett) besok|^\\W*besok(?= )|besok (?:hos|pa|i)|(?<=[.,:!-] )besok(?:te)?(?=$|[.,!])|titta(?:de|t)? (?:forbi|in|inom|ner)|(?:var|va|varit|gick|akte|cyklade|kom) inom(?! (?:omradet|ramen))|(?:sprang|stotte) (?:jag )?(?:pa|ihop)|sprang in i|traffade|(?:kom|dok)(?! det)(?: \\w+){0,5} (?:forbi|upp pa)(?: (?:mitt|vart|pa)? ?kontor\\w*)?|(?<=(?:idag|igar|mandag|tisdag|onsdag|torsdag|fredag|lordag|sondag|mandags|tisdags|onsdags|torsdags|fredags|lordags|sondags|veckan) )hos(?= )|^\\W*hos(?= q)|gick (?:en runda )?med|(?<!(?:boka\\w*|planera\\w*|ses|ska|till|vill) (?:en |pa )?)(?:lunch|fika|kaffe|middag|frukost) (?:med|m|me|ihop med)|at lunch med|fika(?:de|t)? (?:med|m|hos|dar|ihop|tillsammans)|lunchade|at middag med|drack te|over (?:en )?(?:kopp )?(?:kaffe|fika|te|lunch)|satt och (?:prata|snacka|fika)\\w*|va(?:r)? me(?:d)? (?:pa|i|vid)(?= )|kaffade|traffas(?= q)|gick pa|var med(?= q)|(?:tog|drack|at) (?:en |ett )?(?:snabb |kopp |bit )?(?:fika|kaffe|promenad|te|korv|lunch|ol|glass|bulle|frukost|middag|mat)|(?:gick|tog) en (?:\\w+ )?(?:svang|runda|promenad)|bjods? (?:in )?(?:mig |oss )?(?:in )?pa (?:kaffe|fika|te|lunch|middag|mat|soppa|bak\\w*|bull\\w*|tart\\w*|kak\\w*|bakelse\\w*)|blev (?:jag )?bjuden pa|satt (?:med|hos)(?= )|drack kaffe|(?<=(?:q|dem|dom|dar|idag|gar|morse|dags|kvall) )pa plats(?=$|[.,!:])|hejade pa|kom hit|fick besok av|over en (?:fika|kaffe|kopp)',
      // "sägs" looks the same when the accents are gone.
      '(?:vi|jag och|vi) sags|^\\W*sag(?= q)|sa hej|(?<=q )var har(?= )|sags (?:med|m|pa|vid|igar|idag|i|hos|over)|^\\W*sags(?= )',
      'met|(?:i|we) saw|saw(?= q)|visited|visiting|visit(?: to| at| with|$)|(?:dropped|stopped|popped|swung|came|went|nipped|looked) (?:by|in|into|over|round|past)|(?:paid|on) a visit|(?:ran|bumped) into|met up|hung out with|had (?:lunch|dinner|tea|coffee|a (?:coffee|beer)) with|walked (?:with|over to)|called (?:in (?:at|on|to see)|round|by)|stopped at|(?:was|were|been) (?:at|over at|by)(?= q)|coffee with|caught up with|looked in on|lunch with|went to(?: see)?(?= q)',
    ],
  },
  {
    way: 'phone',
    words: [
      'ringde|ringt|ringdes|uppringd|telefonsamtal\\w*|samtal (?:med|m|fran)|^\\W*samtal(?= )|(?:ett|langt|kort|fick) samtal|telefonmote\\w*|(?:i|per|pa|via|over) (?:telefon(?:en)?|tele|tel|tfn|luren|traden)|telefon(?:kontakt|prat)|i luren|telefon(?=$|[.,:!])|^\\W*telefon(?=[:,]? )|(?<=q,? |\\d |dag |gar |\\b(?:man|tis|ons|tors|fre|lor|son)[.d]? )telefon(?! \\d)|(?:forsokte|forsokt|provade|provat|testade)(?: att)? (?:ringa|fa tag (?:pa|i))|(?:na|nadde|natt|fa tag i|fick tag i) [^.,]{0,40} (?:pa|per|via) telefon|talade in|(?:telefon)?svarare\\w*|mobilsvar\\w*|(?<=(?:q|\\b(?:de|dom|hon|han|styrelsen|kassor\\w*|ordforande\\w*)) )ringer(?= (?:och|om|mig|upp|for att)\\b)|(?:hor|hort) av sig pa telefon|slog en signal|luren|pratades vid|telefonerade|ring (?:fran|av)|^\\W*ring (?=fran )|telefon (?:fran|fr|med|m)|telefon(?= q)|(?:pa|i) (?:telefonsvararen|mobilsvaret|mobilen)|motringde|telade',
      // "an association called …" rang nobody.
      '(?<!\\b(?:association|club|group|organisation|is|are|was|were|project|someone|one|it) )called(?! in(?: (?:at|on|to see)\\b|[;:,.]|$)| round\\b| by\\b| over\\b| at(?= q)| on(?= q| (?:the|them|her|him|yesterday)\\b))|(?<=\\b(?:association|club|group) )called(?=[,.:!]|$| (?:about|me|us|to|and|yesterday|today|back)\\b)|phoned|rang|(?:phone|quick|short|long|got a|had a) call|call (?:with|from)|(?:on|over|by|off) (?:the )?phone|(?:tried|trying|try|attempted)(?: (?:to|and))?(?: \\w+)? (?:call|ring|phone|calling|ringing|phoning|reach (?=[^.,]* phone))(?:ing)?|telephoned|rung|gave (?:\\w+ )?(?:a|them a|her a|him a) (?:ring|call|bell)|voicemail',
    ],
  },
  {
    way: 'mail',
    words: [
      `mejla(?:de|t|des|r)?(?<!(?:vill|ska|att|kan|skulle|bor) mejla)|maila(?:de|t|des|r)?(?<!(?:vill|ska|att|kan|skulle|bor) maila)|e-?posta(?:de|t)|mejlvaxl\\w*|mailvaxl\\w*|(?:mejl|mail)(?:kontakt|konversation|trad)`,
      `(?:skrev|skrivit|skickade|skickat|fick|fatt|svarade|kom|har)(?: pa)?(?: ett| mitt| deras| nytt| nyss| precis)* ${mail}|(?:per|via|pa|over) ${mail}|${mail} (?:fran|fr|till|av|frn|med|m)|^\\W*${mail}(?=[ :,])|(?<=q,? )${mail}(?=[.:,]|$)|(?:skrev|skickade|svarade)(?: \\w+){1,4} ${mail}|(?:skrev|skickade|fick|kom)(?: ett)? brev`,
      'e-?mailed|mailed|(?:wrote|sent|got|received|had)(?: an?| me an?| them an?)? e-?mail|by e-?mail|e-?mail (?:from|to)',
    ],
  },
  {
    way: 'chat',
    words: [
      `(?:sms|sms:?a(?:de|t|r)|(?<=(?:q|nagon|hon|han|de|dom) )smsa|sms:?et|smsen)|messa(?:de|t|r)|chatta(?:de|t|r)?|(?:pa|via|i|over|on) ${chatPlaces}|textade|${chatPlaces}(?=-?meddelande| fran| fr| frn| av| med| till|:)|dm:?ade|dm fran`,
      'texted|texting|messaged|(?:got a |sent a )?text (?:message|from)s?|(?:by|via) (?:text|chat)|in (?:the )?chat|whatsapped|dm:?ed',
    ],
  },
];
