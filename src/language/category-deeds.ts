import type { Category } from '#entities/need.ts';

// Folded, parts of patterns that begin and end at a word's edge. A deed is needed or offered where a phrase says so:
// "någon som kan leda", "de sjunger gärna".

const r = String.raw;
const others =
  '(?:barn|barnen|ungdomar|ungdomarna|andra|folk|nyborjare|vuxna|aldre|seniorer|pensionarer|elever|skolbarn|skolklasser|kids|children|others|people|youngsters|seniors|beginners|dem|dom|them|oss|us)';

/** What somebody does for others, by what one who speaks of it needs or offers. */
export const deeds: Readonly<Partial<Record<Category, readonly string[]>>> = {
  premises: [r`husera|inhysa|vara inomhus|trana inomhus|va inomhus|be indoors|meet indoors`],
  'board-knowledge': [
    r`revidera|bokfora|deklarera|skriva (?:stadgar|protokoll|arsredovisning\w*|verksamhetsberattelse\w*)|(?:halla|leda) (?:i )?(?:ett |sitt )?arsmote\w*|skota (?:ekonomin|bokforingen|kassan)|gora (?:ett )?bokslut\w*|writ(?:e|ing) (?:their )?(?:statutes|bylaws|minutes)|do(?:ing)? the (?:accounts|books)`,
  ],
  funding: [
    r`sponsra[r]?|finansiera[r]?|bekosta[r]?|(?:betala|betalar|sta for|star for) (?:hyran|kostnad\w*|resan|avgift\w*|bussen)|bidra(?:r)? ekonomiskt|skanka (?:pengar|en slant)|pay for|chip in`,
  ],
  volunteers: [
    r`bemanna[r]?|sta(?:r)? i (?:koket|kassan|luckan|baren|disken|kiosken|caf\w+|biljettluckan|entren|garderoben)|sitta(?:er)? i (?:kassan|luckan|\w*luckan|receptionen|jouren)|sitt(?:a|er) barnvakt|passa(?:r)? (?:\w+ )?(?:barn\w*|ungarna)|vakta[r]?|skott(?:a|ar)(?: sno\w*)?|flytta mobler|bara (?:mobler|bord|stolar)|klippa gras\w*|dela(?:r)? ut (?:flygblad|lappar|reflexer)|serverar?|diska[r]?|stada[r]?|duka[r]?|sopa[r]?|kratta[r]?|rafsa[r]?|folja med(?: pa)?(?: promenad\w*)?|foljer med pa \w+|ga med (?:pa promenad\w*|ut|och vandra)|promenera med|nattvandra[r]?|vandra med|leda (?!sig|till)|leder (?!till)|halla(?:er)? i (?!en kurs|kurs)|ta(?:r)? hand om|rycka(?:er)? in|ga in som|sta(?:r)? (?:som )?vakt|vara (?:med som )?(?:ledare|vuxna|vuxen|vard\w*|vakt\w*|funktionar\w*|tranare|domare)|stalla upp som \w+|gora nytta|grava[r]?|jobba ideellt|mecka|meka[r]?|mekar`,
    r`(?:look|looking) after (?:the |their )?(?:kids|children|little ones)|babysit|mind the (?:kids|children)|run (?:the )?(?!a workshop)\w+(?: \w+)? club|walk with|be around|staff the \w+|man the \w+|lead (?:the |a )?\w*(?:group|troop|walks?)|coach|drive the \w+|shovel snow|stand guard|serve (?:food|coffee)|wash up|tidy|set up chairs|join the (?:board|committee)`,
  ],
  visibility: [
    r`sprida(?! (?:ut|varme))(?: \w+){0,2}?|sprider(?: \w+)?|affischera[r]?|satt(?:a|er) upp (?:affischer\w*|lappar|anslag|planscher)|lagga (?:fram|ut|upp)? ?(?:\w+ )?(?:\w*broschyr\w*|\w*flyer\w*|\w*foldrar|program\w*|lappar|inlagg)|skriva om (?:dem|dom|oss|foreningen)|tipsa(?:r)? (?:sina|andra|medlemmar\w*) om|dela (?:deras )?inlagg|annonsera[r]?|na ut|synas|fa ut (?:sitt|sin|sina) \w+|spread(?:ing)? (?:the word|flyers?|posters?)|put up posters|share (?:their |our )?posts?|get(?:ting)? the word out|put (?:them|it|us) on`,
  ],
  contacts: [
    r`lara kanna|komma i (?:kontakt|samsprak)(?: med)?|fa kontakt med|samarbeta(?: med)?|samverka(?: med)?|natverka|knyta (?:nya )?kontakter|(?:traffa|mota)(?! (?:mig|oss|pa|igen|snart|nasta|i|dem|dom|vid|q+ (?:igen|snart|pa))\b) (?:\w+)|slappa in oss|get to know|connect with|team(?:ing)? up(?: with)?|link(?:ing)? up(?: with)?|partner with|collaborate(?: with)?|cooperate(?: with)?|meet (?!us|me|again|next|on|up\b)\w+|work together with`,
  ],
  skills: [
    r`lar(?:a|ar)? (?:garna |aven |ocksa )*(?:ut|upp)(?! (?:bokfor|styrels|stadg))(?: \w+)?|lara?r?(?: garna)? ${others}(?: att)?(?: \w+)?|lara sig(?! hur (?:man|en) gor)(?! (?:\w+ ){0,4}(?:bokfor|styrels|stadg|arsmot|protokoll|deklar|redovis))(?: att)?(?: \w+){0,2}|lar(?:a|ar)? (?:dem|dom)(?: \w+)?|undervisa[r]?|handleda|handleder|forelas(?:a|er)|(?:prata|pratar|beratta|berattar|informera|informerar) om(?: \w+)?|instruera[r]?|guida[r]?|visa[r]?(?: garna)?(?: ${others})? hur(?: man| en)?(?: \w+)?|(?:foto|film|fotografer)a[r]?|fotar|reparera[r]?|laga[r]? (?!mat|garna)(?:\w+)|hall(?:a|er) (?:en |ett )?(?:\w*kvall|foredrag|pass|info\w*|dragning|presentation|genomgang|visning)\w*(?: om)?(?: hur)?(?: \w+){0,2}|sy(?:r)?(?: (?:upp|om|kostymer|klader|om klader))?|snickra[r]?|oversatt(?:a|er)|tolka[r]?|ge(?:r)? (?:rad|tips|handledning)|radge|granska[r]?|hjalp(?:a|er)?(?: \w+){0,2}(?: med| att)(?: \w+)? (?:laxor\w*|laxan|matte\w*|svenska\w*|datorer\w*|mobil\w*|cv|skriva cv|blanketter\w*|deklaration\w*|papper\w*|myndighet\w*|sprak\w*)|skriva cv|oversatt\w*|trana(?:r)? (?:barn|ungdomar|nyborjare)\w*|klippa (?:har|ljud|film)|programmera[r]?`,
    r`teach(?:es|ing)?(?: ${others})?(?: how)?(?: to)?(?: \w+)?|learn(?:ing)?(?: how)?(?: to)?(?: \w+)?|show(?:s)? ${others} how(?: to \w+)?|help(?:s)? ${others} with(?: their)? (?:homework|maths?|computers?|phones?|forms|reading)|repair(?:s|ing)? \w+|fix(?:es)? (?:bikes|things|clothes|computers)|translate|interpret|take photos|give advice|help with (?:homework|maths?|forms)`,
  ],
  culture: [
    r`sjung(?:a|er)|spelar?(?: \w+){1,2} upp|spela(?:r)? (?:upp|musik|live|teater|dansmusik|jazz|for)|upptrad(?:a|er)|framfor(?:a)?|underhall(?:a|er)(?! en)|dansa[r]?|musicera[r]?|jamma[r]?|trolla[r]?|jonglera[r]?|stall(?:a|er) ut|visa(?:r)? (?:\w+ ){0,3}(?:film|filmer|bilder|bildspel|\w+filmer)|las(?:a|er) (?:hogt|dikter|sagor|poesi)|ga(?:r)? luciatag|spelar? (?:pa|vid) (?:\w*fest\w*|\w*dag\w*|\w*kvall\w*|lordagar|fredagar|valborg|midsommar|lucia)|spelar live`,
    r`sing|perform|play (?:live|music|for|at|gigs?)|dance|put on a (?:show|play|concert)|do a (?:\w+ )?(?:show|concert|gig|play|reading)|read poems`,
  ],
  other: [
    r`baka[r]?|laga[r]? mat|koka[r]? (?:kaffe|soppa)|bju(?:da|der) pa (?:fika|mat|kaffe|soppa|lunch|bullar)|fixa(?:r)? (?:fika|mat|maten)|skjutsa[r]?|kora(?:r)? (?:folk|varor|mat|hem|ut)|hamta mat|grilla[r]?(?: korv)?|cook|bake|cater|drive (?:people|them|us)|give (?:people )?lifts?`,
  ],
};
