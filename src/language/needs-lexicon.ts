// Phrases as they are matched: folded (`å` as `a`), parts of patterns that begin and end at a word's edge. Data only;
// the reading of it is in needs.ts, the words of the categories in category-words.ts.

/** What the words around a category make of it. `met` is a need that help on the spot met at once. */
export type Mode = 'need' | 'offer' | 'closed' | 'met';

/** A phrase that makes what is named after it, at most `reach` words on, a need, an offer or a closed need. */
export type Trigger = {
  /** `nothing`: what follows is neither. */
  readonly mode: Mode | 'nothing';
  readonly reach: number;
  readonly phrases: readonly string[];
  /** What it speaks of may stand before it: "lokal saknas". */
  readonly looksBack?: boolean;
  /** Without a category it says nothing that was missed. */
  readonly casual?: boolean;
  /** What somebody has is not always there for others: only some categories count. */
  readonly owns?: boolean;
  /** Likely, not sure. */
  readonly guess?: boolean;
};

const politely =
  '(?:(?:garna|ocksa|aven|nu|eventuellt|sakert|absolut|alltid|kanske|mer an garna|tanka sig att|tanka sig|also|gladly|probably|happily) )*';
const they = '(?:de|dom|vi|jag|hon|han|man|they|we|i|she|he)';
const now = '(?:(?:nu|redan|antligen|sjalva|tydligen|precis|till slut|just|now|already|finally|recently) )*';

// Who could help, when it is said of them that they can.
const people =
  '(?:medlemmar|personer|pers|folk|ungdomar|pensionarer|seniorer|foraldrar|vuxna|killar|tjejer|stycken|st|members|people|parents|adults|youngsters|pensioners|seniors|students)';

/** Later triggers in a sentence take over from earlier ones; of two at one place the longer counts. */
export const triggers: readonly Trigger[] = [
  {
    // "sex medlemmar kan hjälpa till": who helps stands before it.
    mode: 'offer',
    reach: 8,
    looksBack: true,
    phrases: [
      `(?<=${people} (?:som )?)(?:kan|vill|could|can|will|would) ${politely}(?:hjalpa(?: till)?(?: med)?|stalla upp|rycka in|bemanna|help(?: out)?|pitch in|volunteer)`,
    ],
  },
  {
    mode: 'need',
    reach: 8,
    phrases: [
      'beho?ver|beho?vde|behov(?:et)?(?: av)?|beho?va|beho?vt|(?:stort )?behov finns av|i (?:stort |akut )?behov av|sakna[rd]?e?|saknat|(?<!hur (?:man|en|de|dom) )sok(?:er|te|t|ande)|leta[rd]?e?(?: efter)?|letat efter|letar|ute efter|(?:pa )?jakt (?:pa|efter)|jagar|far (?:inte|ej) ihop|(?:inte|ej) far ihop|fa ihop|skrapa ihop|fattas det|villa ha|skulle vilja ha',
      'garna (?:nagon|nan|nagra|fler)(?= )|(?:gar och )?vantar pa att (?:nagon|nan)(?: (?:ska|skall|kan|vill))?|langtar (?:mest )?efter|(?:tittar|tittat|kollar|kollat|sneglar|letat) efter|har svart (?:att|med)|(?:spanar|trangtar|suktar|hungrar|ropar|skriker|jagar|hunting|on the lookout|crying out|begging|desperate) (?:efter|for)|drommer om|dromt om|dream(?:s|ing)? of|vadjar om|bett om|ber om|tigger om|tjatar om|sugna pa|hoppas (?:pa|fa|hitta)|hop(?:e|es|ing) (?:for|to (?:find|get))|keen to (?:find|get|have)|kort om|knappt med|tunt med|skralt med|klent med|glest (?:med|mellan)|tryter|sinar|(?:skulle ma|mar) bra av|(?:satt|ar|sitter) i behov av|vill bli av med|maste byta ut|behover byta(?: ut)?|kampar for att (?:fa|hitta)|sliter med att (?:fa|hitta)|low on|short on|crave|eftersok(?:er|te|t)|efterlys(?:er|te|t)|efterfraga(?:r|de|t)|onska(?:r|de|t)(?: sig)?|(?:stor )?brist pa|ont om|daligt med|slut pa|star utan|utan egen|ar utan|blivit av med|blir av med|mist|forlorat|tappa(?:r|t|de)|kraver|skriker efter|vore (?:bra|toppen|guld) med|hade behovt|tacksamma for (?!(?:minsta|allt|att|hjalpen|det|stodet|besoket|den|all)\\b)|far inte tag (?:pa|i)|svart (?:med|att fa tag pa)',
      `(?:vill|skulle vilja|ville|maste|behover|hoppas|hoppas pa att|skulle behova|funderar pa att|vill alltsa) ${politely}(?:ha tillgang till|ha|fa tag (?:pa|i)|fa till|fa ihop|fa ut|fa|komma igang med|skaffa|anskaffa|inforskaffa|byta(?: ut)?|bygga|anlita|ordna|prova pa|utoka|hyra|lana|hitta|rekrytera|kopa|ga|vill lara sig|lara sig|synas|na|nas|bli|starta|komma|knyta|samarbeta|soka|ansoka om|samverka|lara kanna|traffa|mota|varva|sprida|marknadsfora|locka|natverka|utbilda sig)(?: mer| battre| fler)?`,
      `(?:kan|far|kunde|om|ifall) ${they} (?:kan |far |kunde )?(?:fa|lana|hyra|ha|anvanda)|(?:can|could|if) (?:they|we|i|she|he) (?:can |could )?(?:get|borrow|rent|use)|(?<!en )fraga(?:r|de|t)? (?:om|efter)|undra(?:r|de)? (?:om|over|hur|var)|(?:nan|nagon|ngn|nagra) (?:som )?har|(?:om )?det finns|om (?:de|dom|vi) far`,
      '(?:jatte|sa )?svart (?:att|for att) (?:hitta|fa|rekrytera|na|fa tag pa)|(?:hitta|hittar|far) (?:inte |ingen |inga |inget )(?:tag pa |nagon |nagot |nagra |i )?|kan inte (?:hitta|fa)|for (?:lite|fa)|racker inte till|inte rad med|(?:ingen|inga|inte nagon) (?:som )?kan|vet inte hur|osakra pa|kan inget om|aldrig suttit|kunde behova',
      'needs?|needed|in need of|lack(?:s|ed|ing)?|missing|looking for|look for|searching for|seek(?:s|ing)?|short (?:of|on)|wants?(?: to (?:get|find|reach|meet|be|have|borrow|rent|learn|recruit))?|(?:would|(?:they|she|he).d) (?:like|love|need|appreciate)(?: to (?:get|find|reach|meet|be|have|borrow|rent|learn)(?= ))?|wish(?:es)? for|without(?: a| an| any)?|running (?:out of|low on)|run out of|ran out of|desperate for|could (?:use|do with)|too few|not enough|in search of|after (?:a|an|some) (?=new)',
      '(?<!(?:behover|behovs|behovde|need|needs|vill ha|har|want) )(?:inga|ingen|inget)(?= \\w)(?! (?:svar|sarskilt|nytt|mer|fara|annat|hemma|kom|var|tog|ville|dar|vidare|speciellt|konstigt|problem))',
      `ask(?:s|ed|ing)? (?:for|about|if ${they} (?:can|could))|hard to find|struggl(?:es|ing) (?:to find|with)|cannot find|can't find|wonder(?:s|ed|ing)? (?:if|how|about|where)|lost their|losing|(?:have|has|they've|they have) lost(?: their)?`,
    ],
  },
  {
    mode: 'need',
    reach: 3,
    phrases: [
      '(?:ingen|inga|none|nobody)(?: (?:av|of) (?:dem|dom|them))? (?:har|have|has)(?: (?:nagon|nan|nagot|nagra|en|ett|any|an?))*',
      'inte har (?:nagon|nan|nagot|nat|nagra|en|ett|rad med)|har (?:fortfarande |annu |just nu |idag |i dag |langre )?(?:ingen|inget|inga|inte nagon|inte nagot|inte nagra|inte fatt|inte hittat|inte|knappt nagra|knappt nagon|for lite|for fa|daligt med)|(?:ingen|inget|inga|no) (?=\\w+ (?:kvar|att|alls|left|and|och)\\b)',
      "(?:has|have) (?:still )?(?:no|not found|not got|not|too few|too little)|(?:do not|does not|don't|doesn't) have|haven't (?:got|found)|no(?= (?:money|room|venue|premises))|still (?:no|without|missing|lacks?|lacking|waiting for)|(?:fortfarande|annu) (?:ingen|inget|inga|utan)",
    ],
  },
  {
    mode: 'need',
    reach: 8,
    looksBack: true,
    phrases: [
      '(?<!(?:i|pa|vid) \\w{3,20} )lacker|krackelerar|ar (?:helt )?(?:slackt?\\w*|avstangd\\w*|ur funktion|urtvattad\\w*|utsliten|utslitna|utnott\\w*|for gam\\w+)|har varit (?:slackt?\\w*|avstangd\\w*|trasig\\w*|sonder|borta)|(?:har )?(?:inte|ej) (?:\\w+ )?rad med (?:nya?|nytt|en ny|ett nytt)|behovs|behovdes|vore (?:ocksa )?(?:guld|toppen|bra|fint|en drom)|hade varit (?:guld|toppen|bra)|skulle (?:verkligen )?behovas|maste bytas(?: ut)?|behover (?:bytas|lagas|repareras|ersattas|fixas)|ar (?:helt )?(?:paj|kaputt|uttjantw*|sondrigw*|knacktw*|stulen|stulna|stulet|snoddw*|bortrovadw*)|(?:har )?(?:knackts|brustit|stulits|stals|snoddes|forsvunnit|brann upp|blivit stulw*|stannat|statt still)|har blivit for (?:liten|litet|sma|trangw*|dyrw*)|ar for (?:liten|litet|sma|trangw*|fa)|racker inte(?: till)?|gar inte att (?:anvanda|laga)|got (?:nicked|stolen|broken)|(?:was|were|been) stolen|(?:have|has) (?:broken|given up|died)|would be (?:great|gold|a dream)|is too (?:small|expensive)|ar for fa|saknas|saknades|fattas|efterlyses|efterfragas|sokes|onskas|ar trasig|ar slut|tog slut|racker inte|ar uppsagd\\w*|(?:har )?(?:rasat|pajat|havererat|lagt av|gatt sonder|gatt i kras|brunnit)|gar sonder|pajade|rasade|ar (?:ut)?slit(?:en|et|na)|ar trasigt|ar trasiga|(?:is|are) worn out|broke down|(?:is|are) falling apart|blev uppsagd\\w*|ar slutkord\\w*|gick sonder|ar akut|krisar|(?:is|are|was|were) (?:needed|missing|lacking|wanted|broken)',
    ],
  },
  {
    // Who left may be missed on the board, or be no need at all.
    mode: 'need',
    reach: 8,
    looksBack: true,
    guess: true,
    phrases: [
      'flyttar|flyttade|har flyttat|har lamnat|lamnade|slutar|slutade|hoppade av|hoppar av|har slutat|har hoppat av|avgar|(?:is|are) leaving|quit|stepped down',
    ],
  },
  {
    mode: 'offer',
    reach: 8,
    phrases: [
      'skulle garna(?! (?:vilja|ha|fa|se|behova|traffa|lara sig|ga|bli|hyra|lana(?! ut)|komma i)\\b)|haller (?:garna |aven |ocksa )*(?:en |ett |i )?|erbjud(?:er|a|it|ande|andet)(?: sig)?(?: att)?|erbjod(?:s)?(?: sig)?(?: att)?|erbjuda|(?:ut)?lana(?:r|de)? (?:garna |aven |ocksa |dessutom )*ut|lana(?:r)? garna ut|hyr (?:garna |aven |ocksa |dessutom )*ut|delar (?:garna |aven |ocksa |dessutom )*(?:med sig av|ut)|stall(?:er|de) (?:\\w+ )?upp(?: med)?|stallde upp med|bidra(?:r|gar) (?:garna |aven |ocksa |dessutom )*med|upplater|skank(?:er|te)|bjuder (?:garna |aven |ocksa |dessutom )*pa|ger bort|sponsrar|ordnar (?:garna |aven |ocksa |dessutom )*|visar (?:garna |aven |ocksa |dessutom )*(?=(?:\\w+ )?hur )|haller (?:garna |aven |ocksa |dessutom )*(?:i )?(?:kurs\\w*|workshop\\w*|en)|lar (?:garna |aven |ocksa |dessutom )*ut|undervisar|hjalper (?:garna |aven |ocksa |dessutom )*(?:andra |till )*(?:med)?|tipsar om att de har',
      `(?:kan|vill|kunde|skulle kunna|skulle vilja|har mojlighet att|har lov att|ar villiga att|ar beredda att|staller garna upp och|ar intresserade av att|har lust att|lovade att|lovat att|erbjuder sig att|tanker sig att|kan tanka sig att|kan tanka sig) ${politely}(?:lana ut|hyra ut|hjalpa(?: till| andra| varandra| oss| er)*(?: med)?|bidra(?: med)?|stalla upp(?: med)?|erbjuda|dela(?: med sig| ut)?(?: av)?|upplata|ordna|skanka|ge|bjuda(?: pa| in till| in)?|lara(?: ut)?|halla(?: i)?|spela|sjunga|dansa|upptrada|komma (?:och|o) |visa|tolka|oversatta|undervisa|leda|sponsra|stotta|finansiera|satta upp|sprida|baka|laga|kora|skjutsa|fixa|skicka|stalla ut|bemanna|ta hand om|formedla|introducera|reparera|laga)`,
      `kan(?! (?:inte|ej|aldrig|ingen|inget|inga|fa|lana(?! ut)|hyra(?! ut)|ha|bli|${they}|det)\\b)|far (?:garna |aven |ocksa |dessutom )*(?:lana|anvanda|vara|va|hyra|boka|nyttja|ha|disponera)(?! kvar)|att (?:lana|hyra|dela) ut|att (?:dela|ge) (?:ut|bort|med sig av)|till utlaning|fri att anvanda`,
      '(?:vi|andra|alla|andra foreningar|foreningar|kommunen) (?:kan |far )(?:garna |ocksa )*(?:fa )?(?:lana|anvanda|hyra|boka)|lana ut|stalla upp(?: med)?|hjalpa till(?: med)?|bidra med|dela med sig av',
      'offer(?:s|ed|ing)?(?: to)?|lends?|lending|rents? out|shares?|sharing|provides?|donat(?:es?|ing)|(?:is|are) (?:happy|willing|glad|able|keen|prepared) to(?: (?:help(?: out)?(?: with)?|lend|share|give|teach|run|play|sing|perform|offer|provide|host))?|happy to(?: (?:help with|help|lend|share|teach))?|gives?|hosts|(?<=(?:they|we) )host|volunteered to|(?:we|others|anyone|other associations|associations) (?:can|could|may) (?:borrow|use|rent|have)',
      `(?:can|could|will|would) ${politely}(?:lend|rent out|help(?: out)?(?: others| us)?(?: with)?|share|provide|contribute|offer|run|give|teach|sing|play|dance|perform|host|hold|bring|cook|bake|translate|interpret|lead|fix|repair|donate|sponsor|send|put up|show)`,
    ],
  },
  {
    mode: 'offer',
    reach: 5,
    looksBack: true,
    phrases: [
      // "visar gärna film", "kommer gärna och sjunger"
      '(?!(?:vill|ser|tar|har|far|ar) )[a-z]+[aeo]r garna(?: (?:ut|till|med|upp|in|och|av))*',
      "(?:would|'d) love to (?:do|put on|give|run|come and|show|read|cook|bake|perform|sing|help(?: out)?(?: with)?|share|host|lend|teach|play|contribute|dance|run)|love to (?:help|share|perform)|welcome to (?:use|borrow)|lets? (?:others|other \\w+|people|anyone) (?:use|borrow|rent)",
      '(?:ar|var) (?:garna |aven |ocksa |dessutom )*(?:oppna for att|med pa att|pa att)(?: (?:lana ut|dela|hjalpa(?: till)?(?: med)?|upplata|hyra ut))?|(?:delar|upplater|oppnar(?! (?:den )?\\d| i | pa ))(?: garna)?|ger(?: garna)?(?: bort)?(?= \\w)(?! (?:svar|besked|upp|sig|mig|oss|intryck|dem|dom|henne|honom|inte))|leder|haller i|passar|bakar|lagar(?= mat)|tar emot|ger bort|har (?:en|ett|sin|sitt) \\w+ som (?:star tom\\w*|ar ledig\\w*|ingen anvander)',
    ],
    casual: true,
    guess: true,
  },
  {
    mode: 'offer',
    reach: 3,
    looksBack: true,
    phrases: [
      '(?:can|could|may) be (?:used|borrowed|rented|booked|shared|hired)|gar (?:bra )?att (?:lana|hyra|boka|anvanda|nyttja)|(?<=(?:bidrag|pengar|medel|stipendier|fondmedel|grants|funding) (?:finns |ar |is |are )?)(?:att soka|to apply for|available)|(?:far|kan|gar att)(?: garna)? (?:lanas|anvandas|hyras|bokas|nyttjas|delas)(?: ut)?|(?:som )?(?:folk|andra|foreningar(?:na)?|man|alla|vi|de|andra foreningar|vem som helst|de som vill)(?: garna)? (?:far|kan)(?: garna)? (?:lana|anvanda|hyra|boka|nyttja|ha|vara i|disponera)|(?:ar|star|finns)(?: ofta| oftast)? (?:ledig\\w*|tom|tomt|tomma|oanvand\\w*|till forfogande)|att (?:lana|hyra|dela) ut|(?:is|are|stands?|sits?) (?:free|available|empty|unused)(?: for others)?|(?:that|which)? ?(?:others|people|associations|anyone) (?:can|may) (?:use|borrow|rent)|till forfogande|over(?=$|[.,!])',
    ],
  },
  {
    mode: 'offer',
    reach: 3,
    looksBack: true,
    casual: true,
    phrases: ['garna', 'gladly', 'for free', 'gratis'],
  },
  {
    // Somebody who calls about a thing mostly wants it.
    mode: 'need',
    reach: 4,
    casual: true,
    guess: true,
    phrases: [
      '(?:ringde|ringer|mejlade|mailade|smsade|skrev|horde av sig|kom|messade|called|emailed|phoned|wrote|texted)(?: (?:mig|oss|me|us|igar|idag))? (?:om|ang|angaende|gallande|about|regarding)',
    ],
  },
  {
    mode: 'offer',
    owns: true,
    // "har en fråga om lokal" offers nothing: only what they have themselves, right after it.
    reach: 0,
    casual: true,
    phrases: [
      `(?:har|has|have|they've got|they've|have got|has got|har ju|finns(?: det)?)(?: (?:gott om|tillgang till|got|en|ett|sin|sitt|sina|nagra|massa|massor av|massor med|egen|eget|egna|stor|stort|stora|jattestor|bra|fin|fint|fina|ledig|ledigt|lediga|tom|tomt|tomma|outnyttjad|outnyttjade|extra|flera|manga|mycket|duktiga|kunniga|erfarna|pigga|overblivna|over|billig|billiga|gratis|a|an|their|own|large|big|good|free|empty|spare|extra|several|many|plenty of|lots of|some|two|three|tva|tre|fyra|\\d+))*`,
    ],
  },
  {
    mode: 'offer',
    reach: 1,
    // "har en ledig": of what, stands elsewhere.
    phrases: [
      'har (?:ju )?(?:en|ett|nagra|flera)(?: \\w+)? (?:ledig|ledigt|lediga|tom|tomt|tomma|over|extra)(?! \\w)',
    ],
  },
  {
    mode: 'closed',
    reach: 4,
    phrases: [
      '(?:kan |far )?(?:vi |jag |de |dom )?(?:nu )?(?:sluta|slipper|slapp|slippa) (?:att )?(?:leta|soka|jaga|tjata)(?: efter| om)?|(?:behover|behovde) (?:inte|ej) (?:langre )?(?:leta|soka|ha)(?: efter)?|(?:no longer|don.t|do not|doesn.t|does not) needs?|(?:stop|can stop) looking for|(?:ar|are) (?:all )?(?:sorted|set) for|fick (?:till slut|antligen|nu|just|precis)?(?: tag)? ?(?:pa|i)? ?(?=(?:en|ett|sin|sitt|sina|ny|nya|pengar|bidrag|lokal)\\b)(?! (?:inte|ingen|avslag))|(?:har|hade) (?:nu |redan |antligen )*(?:anskaffat|fatt ihop|fatt till|lanat ihop|varvat|anstallt|installerat|bokat|sakrat|fatt in|fatt hem)|fick (?:loss|ihop|till slut|antligen)(?! (?:inte|ingen|avslag))',
      `(?:har|hade) ${now}(?:fatt tag (?:pa|i)|fatt|hittat|ordnat|lost|fixat|skaffat|kopt|rekryterat|hyrt|lyckats (?:fa|hitta)|fatt hjalp med|fatt klart|beviljats|tecknat)(?: sin| sitt| sina| en| ett| ny| nytt| nya)*|(?:att|nu|antligen) (?:har )?(?:de |dom |vi |hon |han )?(?:fatt|hittat)(?! (?:inte|ingen|avslag))|fick ${now}(?:ja till|beviljat|igenom|hjalp med)|klarar sig utan|(?:har )?(?:nu )?tillrackligt (?:med|manga)|hittade(?: till slut)?|fatt tag (?:pa|i)|har nu(?! (?:inte|ingen|inga|inget))`,
      `(?:has|have|they've|got) ${now}(?:found|got(?= (?:their|the|new|a new|hold)\\b)|sorted(?: out)?|solved|received|secured|recruited|been given|bought)|(?:has|have) got (?:the|their)|found (?:a|an|their|some)(?= )|(?:has|have) enough(?: of)?(?! to)|got their|got the`,
    ],
  },
  {
    mode: 'closed',
    reach: 0,
    looksBack: true,
    phrases: [
      'har (?:de|dom|vi|hon|han) (?:nu |redan |antligen )*(?:fatt|hittat|ordnat|lost|fixat)(?! (?:inte|ingen|avslag))|beviljad\\w*|beviljat\\w*|beviljas|gick igenom|(?:ar |blev |nu )?(?:ordnad|ordnat|ordnade|fixad|fixat|loste?)|(?:ar |blev |nu )(?:lost|losta|klar|klart|klara|inte aktuell|inte aktuellt|inte langre aktuell|pa plats|avklarad|avklarat|ur varlden|i hamn|historia|utagerad\\w*|lugnt|bortglom\\w*)|ur varlden|har lost sig|lost sig|loste sig|hade lost sig|fixade sig|fixat sig|gick i las|(?:ar|blev|ar nu) (?:antligen |nu |redan )*(?:uppsatt|installera\\w*|leverera\\w*|inkopt\\w*|betald\\w*|godkan[dt]\\w*|lagad\\w*|lagat|reparera\\w*|utbytt\\w*|hittad|hittat|tillsatt\\w*)|kom till slut|kom (?:antligen )?fram|taken care of|no longer (?:needed|an issue|a problem)|off the list|ordnade sig|ordnat sig|fungerar igen|fungerar nu|(?:is|are|was|has been|have been) (?:now )?(?:sorted|solved|settled|fixed|resolved|arranged)',
    ],
  },
  {
    // "lokal klar", "room sorted": right after what it was about.
    mode: 'closed',
    reach: 0,
    looksBack: true,
    casual: true,
    phrases: [
      `(?:(?:ar|ar nu|blev|nu|antligen|redan|helt|is|are|now|all) )*(?:ordna[dt]e?|fixa[dt]e?|klara?|klart|fardig[at]?|antagna?|antaget|hittad|hittat|hittade|bokad|bokat|bokade|avklara[dt]e?|avsluta[dt]e?|lost[a]?|pa plats|i hamn|i lage|sorted(?: out)?|solved|settled|fixed|found|booked|in place|secured|arranged|done|arrived|closed)(?: (?:och|o|and) (?:klara?|klart|fardig[at]?|antagna?|betal[dt]a?|lamnad\\w*))?(?=$|[.,;!\n]| (?:nu|now|och|o|tack|so|sa|for|at|till|hos)\\b)`,
      'kan (?:nu )?(?:strykas|stangas|avslutas|bockas av|tas bort(?: fran listan)?|avforas)|can be (?:closed|crossed off|ticked off|dropped)|(?:ej|inte) (?:langre )?aktuell\\w*(?: (?:langre|mer))?|sa det racker(?: nu)?|racker nu',
    ],
  },
  {
    mode: 'closed',
    reach: 3,
    casual: true,
    phrases: [
      'bocka(?:de|r)? av|stryk(?:a|er)?(?= \\w)|fixade|fixat|cross(?:ed)? off|tick(?:ed)? off|avbojer',
    ],
  },
  {
    mode: 'met',
    reach: 7,
    casual: true,
    phrases: [
      '(?:jag |vi )?hjalpte(?: (?:jag|vi))?(?: (?:dem|dom|honom|henne|till|q+|foreningen|ordforanden|kassoren|styrelsen|dem att|dom att))*(?: (?:direkt|pa plats))?(?: (?:att|med(?: att)?))?|hjalpt (?:dem|dom|till|q+)(?: (?:att|med(?: att)?))?',
      '(?:jag|vi) (?:fixade|ordnade|loste|lanade ut|gav|skrev ut|visade|fick fram)|ordnade(?: (?:direkt|fram|en|ett))*|lanade (?:dem|dom|ut var\\w*|ut min\\w*|ut kommunens)|gav (?:dem|dom|henne|honom|q+)(?: (?:direkt|rad|tips|lite|snabb))*|visade (?:dem|dom|henne|honom|q+)(?: hur)?|gick igenom|fick lana (?:var\\w*|min\\w*|av (?:oss|mig))|fick (?:hjalp|rad|tips)(?: (?:av mig|direkt|pa plats))?(?: (?:om|med))?',
      '(?:i |we )?helped (?:them|her|him|q+|the board|out)(?: (?:with|to|fill in|write))*|(?:i|we) (?:sorted|fixed|arranged|lent|gave|showed)(?: (?:them|her|him|it|out))*|lent them|gave them|showed them(?: how to)?|walked (?:them|her|him) through',
    ],
  },
  {
    // Trouble with a thing is mostly a need of it, of some help with it.
    mode: 'need',
    reach: 5,
    casual: true,
    phrases: [
      '(?:strul|krangel|problem|trubbel|trassel|knas|bekymmer|bokigt|rorigt|svarigheter|issues?|trouble|problems|difficulties)\\w* (?:med|kring|with)|(?:strular|kranglar|brakar|kampar|brottas|sliter|stangas|tampas|struggles?|struggling) (?:med|with)|(?:oroar|oroa) sig (?:for|over)|(?:oroliga?|osakra?|osaker|nervosa?|radda?|vilsna|forvirrade) (?:for|over|pa|infor|kring|om|i)|fasar for|har (?:kort fast|fastnat) (?:med|i|pa)|worried about|nervous about|unsure (?:about|how)|stuck (?:on|with)|confused (?:about|by)',
    ],
  },
  {
    mode: 'need',
    reach: 2,
    looksBack: true,
    casual: true,
    phrases: [
      'strular|kranglar|ar ett problem|ar (?:en )?huvudvark|ar (?:ett )?kaos|ar en rora|is a (?:problem|mess|headache)',
    ],
  },
  {
    mode: 'nothing',
    reach: 6,
    phrases: [
      '(?:inget|ingenting|inte nagot|nothing|inga)(?: sarskilt| speciellt| just nu| akut| special| particular| problem| konstigheter)+(?: (?:som )?(?:behovs|saknas|fattas|needed|alls|at all))?|allt (?:ar )?(?:bra|val|lugnt|rullar|flyter|funkar)(?: pa)?|all (?:good|fine|well)|no (?:problems?|charge|cost)|utan kostnad|beho?ver (?:ingenting|inget|inte (?:nagot|nat|nagonting))(?: (?:just nu|nu|mer|for tillfallet|sarskilt))*|(?:need|want)s? nothing|har aldrig beho?vt|(?:tidigare|forut|forr|forra aret|i fjol|da) (?:beho?vde|saknade|sokte|letade)(?: (?:de|dom))?|beho?vde (?:de|dom)? ?(?:tidigare|forut|forr)|(?:prata|snacka|tala|diskutera|fika)\\w* (?:\\w+ ){0,2}(?:om|kring)|angaende|ang|tack(?:ade)? for|used to need|talked about|discussed|spoke about|nojda med|nojd med|glada for|happy with|thanks? for',
    ],
    casual: true,
  },
];
