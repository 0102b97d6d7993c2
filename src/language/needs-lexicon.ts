import type { Category } from '#entities/need.ts';

// Words and phrases as they are matched: folded (`å` as `a`), parts of patterns that begin and end at a word's
// edge. `\w*` takes in compounds and endings. Data only; the reading of it is in needs.ts.

/** How people name what a category is about: as a tag (`#lokal`), and in running text. */
export const categoryWords: Readonly<
  Record<Category, { readonly tags: readonly string[]; readonly words: readonly string[] }>
> = {
  premises: {
    tags: ['lokal', 'lokaler', 'premises'],
    words: [
      // Not "lokalt" or "lokalsamhälle", which are about the place.
      String.raw`\w*lokal(?:en|er|erna|s|frag\w*|brist\w*)?`,
      String.raw`(?:motes|ovnings|traning\w*|grupp)?rum(?:met)?`,
      String.raw`(?:\w*hall|\w*sal)(?:en|ar|tid|tider)?`,
      String.raw`(?:forrad|\w*kok)(?:et)?`,
      '(?:nagonstans|plats|stalle) att (?:vara|traffas|ova|trana|ses|hallas)',
      'premises|venues?|rooms?|halls?|space|(?:some)?(?:where|place) to (?:meet|be|practi[sc]e|train)',
    ],
  },
  'board-knowledge': {
    tags: ['styrelsekunskap', 'styrelse', 'styrelsearbete', 'board-knowledge', 'board'],
    words: [
      // Who is missing on a board is a volunteer; what a board needs to know is this.
      String.raw`styrelse(?!medlem|ledam|led\b)\w*`,
      String.raw`stadgar(?:na)?|arsmote\w*|protokoll\w*|bokforing\w*|revision\w*|foreningskunskap\w*|foreningsteknik`,
      'board(?: knowledge| work| training)?|bylaws|statutes|bookkeeping|accounting|annual meetings?',
    ],
  },
  funding: {
    tags: ['finansiering', 'pengar', 'bidrag', 'funding', 'money'],
    words: [
      String.raw`pengar(?:na)?|\w*bidrag\w*|\w*finansiering\w*|ekonomi\w*|sponsor\w*|sponsring|medel|stipendi\w*|anslag`,
      String.raw`funding|funds|money|grants?|sponsors?(?:hip)?|financ\w*`,
    ],
  },
  volunteers: {
    tags: ['engagerade', 'volontarer', 'frivilliga', 'ledare', 'volunteers'],
    words: [
      String.raw`\w*ledare|frivilliga|volontar\w*|engagerade|ideella|eldsjal\w*|funktionar\w*|\w*tranare|medhjalpare`,
      String.raw`medlemmar|styrelse(?:medlem|ledam)\w*|ledamoter|ordforande|kassor|sekreterare|valberedning`,
      'volunteers?|leaders?|members|helpers?|coach(?:es)?|trainers?|treasurer|chair(?:person)?|people who',
    ],
  },
  visibility: {
    tags: ['synlighet', 'visibility'],
    words: [
      String.raw`synlighet|synas|na ut|marknadsforing\w*|reklam|spridning|annons\w*|hemsid\w*|webb(?:sid|plats)\w*|affisch\w*`,
      'sociala medier|visibility|publicity|marketing|promotion|website|posters?|social media',
    ],
  },
  contacts: {
    tags: ['kontakter', 'kontakt', 'natverk', 'contacts'],
    words: [
      String.raw`kontakter(?:na)?|kontakt med|kontaktnat\w*|natverk(?:et)?|samarbetspartner\w*|samarbete[nt]?`,
      'contacts?|contact with|networks?|partners?|introductions?|cooperation',
    ],
  },
  equipment: {
    tags: ['utrustning', 'material', 'equipment'],
    words: [
      String.raw`utrustning\w*|material\w*|mobler|bord|stolar|dator(?:er|n)?|projektor\w*|hogtalare|ljudanlaggning\w*`,
      String.raw`mikrofon\w*|talt|instrument|symaskin\w*|verktyg|skrivare|bollar|trojor|slapvagn|hyllor|skap`,
      'equipment|materials|furniture|tables|chairs|computers?|projectors?|loudspeakers?|tents?|instruments|tools',
    ],
  },
  skills: {
    tags: ['kunnande', 'kunskap', 'kompetens', 'utbildning', 'skills'],
    words: [
      String.raw`kunnande|kunskap\w*|kompetens\w*|utbildning\w*|\w*kurs(?:en|er)?|tolk\w*|oversatt\w*|radgivning|handledning`,
      // To run something for others is a skill that is offered, whoever comes to do it.
      String.raw`\w*aktivitet(?:en|er|erna)?|laxhjalp|matlagning|sprakstod|sprakkafe\w*|juridik|it-stod|jurist`,
      'skills?|expertise|training|courses?|interpret\\w*|translat\\w*|advice|activities|homework help|cooking',
    ],
  },
  culture: {
    tags: ['kultur', 'culture'],
    words: [
      // Not the house, the office or the associations with culture in their names.
      String.raw`kultur(?!hus|forening|forvaltning|namnd|skol|centr)\w*|musik(?:er|en)?|teater|konst(?:nar\w*)?|konsert\w*|utstallning\w*`,
      String.raw`dans(?:are|uppvisning\w*)|upptradande\w*|artister?|culture|cultural|music(?:ians?)?|theatre|art|concerts?|exhibitions?`,
    ],
  },
  other: { tags: ['ovrigt', 'annat', 'other'], words: [] },
};

/** What the words around a category make of it. */
export type Mode = 'need' | 'offer' | 'closed';

/** A phrase that makes what is named after it, at most `reach` words on, a need, an offer or a closed need. */
export type Trigger = {
  readonly mode: Mode;
  readonly reach: number;
  readonly phrases: readonly string[];
  /** What it speaks of may stand before it: "lokal saknas". */
  readonly looksBack?: boolean;
};

const politely = '(?:(?:garna|ocksa|aven|nu|eventuellt|sakert|absolut|also|gladly|probably) )*';

/** Later triggers in a sentence take over from earlier ones; of two at one place the longer counts. */
export const triggers: readonly Trigger[] = [
  {
    mode: 'need',
    reach: 8,
    phrases: [
      'behov(?:er|de|t|a)?(?: av)?|i behov av|sakna[rd]?e?|saknat|sok(?:er|te|t)|leta[rd]?e?(?: efter)?|letat efter',
      'efterlys(?:er|te|t)|efterfraga(?:r|de|t)|onska(?:r|de|t)(?: sig)?|brist pa|ont om|star utan|blivit av med',
      `(?:vill|skulle vilja|ville|maste|far|behover) ${politely}(?:ha|fa|hyra|lana|hitta|rekrytera)`,
      'kan (?:de|vi|jag|hon|han|man) (?:fa|lana|hyra)|(?:can|could) (?:they|we|i|she|he) (?:get|borrow|rent)',
      'svart (?:att|for att) (?:hitta|fa|rekrytera|na)|fraga(?:r|de|t) (?:om|efter)|undra(?:r|de) (?:om|over)',
      'needs?|needed|in need of|lack(?:s|ed|ing)?|looking for|searching for|seek(?:s|ing)?|short of|wants?|would like',
      'ask(?:s|ed|ing)? (?:for|about)|hard to find|struggl(?:es|ing) to find',
    ],
  },
  {
    mode: 'need',
    reach: 3,
    phrases: [
      'har (?:fortfarande |annu |just nu )?(?:ingen|inget|inga|inte nagon|inte nagot|inte nagra|inte fatt|inte hittat|inte)',
      "(?:has|have) (?:still )?(?:no|not found|not got|not)|(?:do not|does not|don't|doesn't) have|haven't (?:got|found)",
    ],
  },
  {
    mode: 'need',
    reach: 8,
    looksBack: true,
    phrases: [
      'behovs|behovdes|saknas|saknades|fattas|efterlyses|efterfragas|sokes|onskas|(?:is|are|was|were) (?:needed|missing|lacking|wanted)',
    ],
  },
  {
    mode: 'offer',
    reach: 8,
    phrases: [
      'erbjud(?:er|a|it)|erbjod|lanar ut|hyr ut|delar (?:garna )?med sig av|staller (?:garna )?upp med|bidrar (?:garna )?med|upplater|skanker|bjuder pa',
      `(?:kan|vill|kunde|skulle kunna|har mojlighet att|far) ${politely}(?:lana ut|hyra ut|hjalpa(?: till| andra)*(?: med)?|bidra(?: med)?|stalla upp(?: med)?|erbjuda|dela(?: med sig)?(?: av)?|upplata|ordna|skanka|ge|bjuda pa|lara ut|halla i|spela)`,
      'offer(?:s|ed|ing)?|lends?|rents? out|shares?|provides?|happy to (?:help with|lend|share)',
      `(?:can|could|will) ${politely}(?:lend|rent out|help(?: out)?(?: with)?|share|provide|contribute|offer|run|give|teach)`,
    ],
  },
  {
    mode: 'offer',
    // "har en fråga om lokal" offers nothing: only what they have themselves, right after it.
    reach: 0,
    phrases: [
      '(?:har|has|have)(?: (?:gott om|tillgang till|got|en|ett|sin|sitt|sina|egen|eget|egna|stor|stort|stora|bra|fin|fint|fina|ledig|ledigt|lediga|tom|tomt|tomma|extra|flera|manga|mycket|duktiga|kunniga|erfarna|overblivna|over|a|an|their|own|large|big|good|free|empty|spare|extra|several|many|plenty of|lots of))*',
    ],
  },
  {
    mode: 'closed',
    reach: 4,
    phrases: [
      'har (?:nu |redan |antligen |sjalva )*(?:fatt|hittat|ordnat|lost)(?: sin| sitt| sina)?',
      '(?:has|have) (?:now |already |finally )*(?:found|got|sorted(?: out)?|solved)',
    ],
  },
  {
    mode: 'closed',
    reach: 0,
    looksBack: true,
    phrases: [
      '(?:ar |blev |nu )?(?:ordnad|ordnat|fixad|fixat)|(?:ar |blev |nu )(?:lost|klar|klart)|lost sig|(?:is|was) (?:sorted|solved|settled)',
    ],
  },
];
