import type { Category } from '#entities/need.ts';
import type { Mode } from '#src/language/needs-lexicon.ts';

// Folded, parts of patterns that begin and end at a word's edge. Data only; the reading of it is in needs.ts.

const r = String.raw;
const hardlyAnyone =
  '(?:ingen|inga|knappt nagon|nastan ingen|inte manga|inte sa manga|for fa|fa|folk|manga|nobody|no one|hardly anyone|few people|few|not many people|not many|people)';
const boardWork = r`(?:bokslut\w*|bokfor\w*|arsmot\w*|protokoll\w*|stadg\w*|arsredovisning\w*|arsberattels\w*|revision\w*|deklar\w*|budget\w*|redovis\w*|rakenskap\w*|styrelse\w*)`;

/** Whole phrases that say by themselves that something is needed, offered or needed no longer, and what it is about. */
export const wholePhrases: readonly {
  readonly category: Category;
  readonly mode: Mode;
  readonly phrases: readonly string[];
}[] = [
  {
    category: 'funding',
    mode: 'need',
    phrases: [
      r`(?:har )?(?:inte|ej) (?:\w+ )?rad(?! med (?:nya?|nytt|en ny|ett nytt)\b)(?: att| med| till)?|pank(?:a)?|dalig ekonomi|ekonomin ar (?:dalig|kass|ansträngd|anstrangd)|gar back|kan inte betala|bidraget racker inte|fick avslag pa (?:\w+ )?(?:bidrag|ansokan)\w*|fatt avslag|hyran ar for (?:dyr|hog)|(?:har )?svart att betala(?: hyran)?|sinar i kassan|kassan (?:\w+ )?(?:ar |gapar )?(?:tom|slut)|tom kassa|behover kosing|can'?t pay|struggl\w+ to pay|can'?t afford|cannot afford|(?:are|is|totally|flat|they are) broke(?! down)`,
      r`(?:\w*bidrag(?:et)?|\w*stod(?:et)?|anslaget|pengarna|sponsorn) (?:\w+ ){0,3}(?:indraget|indragna|drogs in|uteblev|hoppade av|tog slut|tar slut|ar slut)|(?:ekonomin|budgeten) (?:krisar|haltar|gar inte ihop|spricker)|(?:\w*rakning\w*|\w*faktur\w*|\w*skuld(?:er|en|erna)|hyran|elen|\w*kostnad\w*|\w*avgift\w*) (?:\w+ ){0,2}(?:knacker|knackt|ater upp|tar kal|sanker|kvaver|svider|ar (?:for )?(?:hog|dyr)\w*)(?: (?:dem|dom|foreningen|kassan))?|gar (?:inte|knappt) (?:ihop|runt)(?: ekonomiskt)?|ar i ekonomisk kris|har det knapert|lever ur hand i mun`,
      r`short of cash|strapped for cash|out of (?:money|cash)|in the red|(?:funding|grant|money) (?:has |have |is |was )?(?:dried up|ended|been cut|cut|rejected|turned down|run out|ran out)`,
    ],
  },
  {
    category: 'premises',
    mode: 'need',
    phrases: [
      r`trangbodd\w*|trangt (?:i|pa|om)|(?:vaxt|vuxit) ur (?:sin )?lokal\w*|(?:har blivit|blir|blev|blivit|ar) (?:uppsagda|vrakta|utslangda|utkastade)(?: fran (?:sin )?\w+)?|har ingenstans att|ingenstans att (?:vara|va|ses|trana|ova|traffas|repa)|(?:ar|blir|blev|blivit|star) hemlosa|har fatt sin lokal uppsagd|lokalen ar uppsagd|uppsagda fran (?:sin )?lokal\w*|maste (?:flytta(?: ut| ifran| fran)?|lamna (?:sin )?lokal\w*)|husvilla|lost their (?:room|premises|hall|venue|lease)|have to move out|being evicted|nowhere to (?:meet|train|be|practi[sc]e|rehearse)|outgrown their (?:room|premises|hall)`,
      r`star (?:snart )?pa gatan|(?:knok|propp|sprang|smock|over)full\w* (?:i|pa|dar)(?: \w+)?|maste (?:snart )?ut (?:ur|fran) \w+|vet inte vart de ska ta vagen|far inte (?:vara kvar|plats|rum)|ryms inte|sitter trangt|(?:utan|ingen) (?:nagonstans|plats) att \w+|(?:lokalen|huset|hallen|kallaren|stugan|\w+(?:rummet|salen|lokalen|hallen))(?: \w+){0,4} (?:ska rivas|rivs|saljs|ska saljas|stangs|stanger|byggs om|renoveras)|(?:hyres)?kontraktet (?:gar ut|loper ut|ar uppsagt|sags upp|sades upp)|nowhere to (?:go|gather|store|hang out|hang|play|dance|sit)|kicked out|evicted|(?:lease|contract) (?:is |has )?(?:ending|up|ended|runs out|ran out)`,
    ],
  },
  {
    category: 'visibility',
    mode: 'need',
    phrases: [
      String.raw`(?:ingen|inga|fa|nobody|no one|few|hardly anyone)(?: \w+)? (?:kommer|dyker upp|hittar|comes?|shows? up|turns? up) (?:till|pa|to|at|for) (?:deras|sina|their|the) \w+|(?:ingen|inga|fa) (?:\w+ )?(?:kanner till|vet om|hittar till|hittar dit|vet att de finns)|nar inte (?:ut|fram|nya|unga|fler)|nobody knows (?:about them|they exist)`,
      `${hardlyAnyone}(?: \\w+){0,2} (?:vet|veta|kanner|kanna|hort)(?: inte)?(?: till| talas)? ?(?:om|att|till)?(?: att)?(?: (?:de|dom|det|den|dem|foreningen|klubben|gruppen|laget)(?: \\w+)?)?(?: finns)?(?! hur)|vet (?:for )?fa(?: \\w+){1,2} att \\w+ finns|${hardlyAnyone}(?: \\w+)? (?:knows?|heard|have heard|has heard|realises?)(?: (?:about|of|that))?|kommer (?:nastan |knappt )?(?:ingen|inga|for fa|nagon)(?! (?:kvar|fram|hjalp|som))|bli (?:mer |battre )?(?:kand|kanda|sedd|sedda|synlig\\w*)(?: (?:bland|for|i|hos) \\w+(?: \\w+)?)?|(?:on|in) (?:our|your|the town's|the municipality's|the city's) (?:website|newsletter|channels|calendar|facebook)`,
    ],
  },
  {
    category: 'volunteers',
    mode: 'need',
    phrases: [
      String.raw`(?<=(?:^|[,.;:-] |\b(?:har|bara|valdigt|sa|for|ganska|med|are|have|has|only|very|so|too) ))(?:fa|few) (?:volontar\w*|frivilliga|ledare|tranare|medlemmar|aktiva|funktionar\w*|engagerade|domare|volunteers|leaders|coaches|members|helpers)`,
      r`gar pa knana|slutkorda|(?:helt )?utbrand\w*|(?:ar|bara|det ar)?(?: bara)? ?samma (?:\w+ )?(?:personer|manniskor|eldsjalar|gang|fa) som (?:gor|drar|bar|sliter|far gora)\w*(?: \w+)?|(?:vilar|hanger|ligger) pa (?:en|tva|tre|fa|samma)(?: \w+)? (?:axlar|personer|person)|underbemannad\w*|for (?:lite|fa) (?:folk|personer|hander)|(?:ar|blir) (?:alldeles )?for fa(?= |$|[.,])|(?:saknar|behover) manskap|short-?handed|short-?staffed|understaffed|stretched thin|run off their feet|too few (?:people|hands)|burn(?:ed|t) out`,
    ],
  },
  {
    category: 'volunteers',
    mode: 'closed',
    phrases: [
      r`(?:har |ar )?(?:nu )?(?:nog med |tillrackligt med )?folk(?: nu)? sa (?:att )?det racker(?: nu)?|(?:inga|ingen) fler (?:folk |hander |personer )?behovs(?: langre)?|(?:have|has|got) enough (?:people|hands|helpers)`,
    ],
  },
  {
    category: 'contacts',
    mode: 'need',
    phrases: [
      `kanner (?:ingen|inga|fa|nastan (?:ingen|inga)|knappt (?:nagon|nagra))(?: (?:andra|annan))?|(?:know|knows) (?:nobody|no one|hardly anyone|few people)`,
    ],
  },
  {
    category: 'board-knowledge',
    mode: 'need',
    phrases: [
      r`(?:lara sig|veta|forsta|reda ut|learn|know) (?:vem|vad|who) (?:som )?(?:ansvarar for|gor|ska gora|har ansvar for|does|is responsible for) (?:vad|what)`,
      String.raw`(?:ingen|inga)(?: i styrelsen| av dem| dar)? (?:vet|kan|forstar) hur (?:man|en) (?:gor|haller|skriver|skoter|for|laser) (?:ett |en )?(?:bokslut\w*|bokforing\w*|arsmote\w*|protokoll\w*|stadgar\w*|arsredovisning\w*|budget\w*)`,
      `(?:ingen|inga|inte|varken)(?: \\w+){0,4} (?:vet|veta|kan|forstar|fattar|begriper|vana vid|hallit)(?: \\w+){0,6} ${boardWork}|(?:fasar|oroar sig|nervosa?|radda?|bavar|osakra|osaker|oroliga?|vilsna?)(?: \\w+)? (?:for|infor|over|pa|om|i)(?: \\w+)? ${boardWork}|(?:strul|krangel|problem|knas|kaos|svart|trassel)\\w* med(?: \\w+)? ${boardWork}|${boardWork} (?:\\w+ )?(?:strular|kranglar|ar ett problem|ar en rora|ar kaos|ar inte gjord\\w*)|hittar ingen(?: \\w+)? (?:som )?(?:kan |vill )?(?:revisor|revidera|kassor|ordforande)(?: \\w*rakenskap\\w*)?`,
    ],
  },
  {
    category: 'premises',
    mode: 'offer',
    phrases: [
      r`har (?:gott om )?plats (?:for|over|till) (?:fler|andra|flera|en till)(?: \w+)?|room for (?:more|others|another)(?: \w+)?|dorren (?:star|ar) oppen for (?:andra|fler|alla)`,
    ],
  },
  {
    category: 'other',
    mode: 'need',
    phrases: [
      r`(?:trottoaren|gatan|gangen|vagen|garden|trappan)(?: \w+){0,4} (?:sandas|skottas|plogas|stadas|lyses upp)|(?:aldrig|inte) (?:sandas|sandat|skottas|skottat|plogas|plogat|stadas|stadat)|skadegorelse|inbrott|bilar som kor for fort|trakass\w+|hotfull\w*|klagomal fran grannar\w*`,
    ],
  },
];
