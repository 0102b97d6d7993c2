import type { Category } from '#entities/need.ts';

// Words as they are matched: folded (`å` as `a`), parts of patterns that begin and end at a word's edge. `\w*` takes
// in compounds and endings. Data only; the reading of it is in needs.ts.

const r = String.raw;

/** How people name what a category is about: as a tag (`#lokal`), and in running text. */
export const categoryWords: Readonly<
  Record<Category, { readonly tags: readonly string[]; readonly words: readonly string[] }>
> = {
  premises: {
    tags: ['lokal', 'lokaler', 'premises'],
    words: [
      // Not "lokalt" or "lokalsamhälle", which are about the place.
      r`\w*lokal(?:en|er|erna|s|frag\w*|brist\w*)?`,
      r`(?!(?:dato|ut|tidsut|forum|centrum|spektrum|maximum)rum)(?!\w*(?:centrum|forum|dokum))\w*rum(?:met|men|mens)?`,
      r`(?!(?:be|inne|under|uppe|av|ater|for|vid|sam)hall)\w*hall(?:en|ar|arna|plats\w*)?|\w*(?:hall|tranings|is|plan|sim|gympa|bad|match|ovnings|rep|bass?ang)tid(?:er|en|erna)?|hall(?:tid|kvall|pass|timm)\w*|(?:nagot|nat|ngt|something) (?:storre|rymligare|bigger|larger)|(?:nagot|nat|nagonting|something|(?:en )?lokal) (?:pa bottenvaning\w*|i markplan|on the ground floor)`,
      r`(?:\w*[a-z]{2})?sal(?:en|ar|arna|s|ong|ongen|onger)?(?<!univers\w*|kausal|kolossal|frisersal\w*)`,
      r`forsamlingshem\w*|bygdegard\w*|kvartersgard\w*|samlingshus\w*|aula(?:n)?|danssal\w*|fritidslokal\w*|kyrksal\w*|scoutstug\w*|\w*stug(?:a|an)|\w*forrad(?:et|s\w*)?|\w*forvaring\w*|\w*kok(?:et)?|kallar(?:e|en|lokal\w*)|klubbstug\w*|klubbhus\w*|foreningshus\w*|kontorsplats\w*|atelje\w*|verksta(?:d|n)\w*|studio[nrs]?|lagerplats|lagerutrymme\w*|garage\w*|vindsutrymme\w*|(?!\w*(?:trad|for|herr)gard)\w{3,}gard(?:en)?|kontor(?:et)?(?= (?:att|for|dar))|\w*(?:stall|box)plats\w*|ridhus\w*|isbana\w*|\w*bass?ang(?:en|er)?|spelplan\w*|lekplats\w*|lanthus|\w+stuga(?:n|s)?|\w+kallare(?:n)?|\w+verkstad(?:en)?|kyrkorum\w*|hyreslokal\w*|magasin(?:et)?|lager(?:lokal|utrymme)\w*`,
      r`(?:fotbolls|konstgras|basket|idrotts|inomhus|utomhus|bandy|tennis|cricket|rugby|tranings|boll|grus|gras|hockey|innebandy|padel|beach\w*)(?:plan(?:en|er)?|bana(?:n)?|banor)|(?<=(?:saknar|utan|ingen|har en|egen|en|hyra|boka|lana) )plan(?=$|[.,!;]| och| att| till| for| i| pa)|plan(?:er)? att (?:trana|spela)(?: pa)?|odlingslott\w*|kolonilott\w*|mark att odla\w*`,
      r`(?:nagonstans|nanstans|plats|stalle|rum|utrymme|tak) att (?:vara|va|traffas|ova|trana|ses|hallas|hanga|repa|spela|dansa|forvara|motas|samlas|sitta|ha)(?: \w+){0,3}?`,
      r`(?:ett |nat |nagot )?stalle|utrymmen?|motesplats\w*|samlingsplats\w*|plats over|tak over huvudet|nagonstans|nanstans|scenplats|scen(?:en|er)?|ytor?|butikslokal\w*|tom butik|tomma butik\w*|traffpunkt\w*|(?:nagonstans|nanstans|plats|stalle) (?:for|dar|till)(?= )|(?:plats|stalle)(?: \w+)? att \w+(?: (?:pa|i))?`,
      r`premises|venues?|(?:\w+ )?rooms?|halls?|space|storage(?: space)?|(?:some)?(?:where|place) to (?:meet|be|practi[sc]e|train|play|rehearse|store|gather)(?: \w+){0,2}?|kitchen|office|studio|pitch|court time|gym time|gym hall|sports hall|basement|meeting place|place to (?:meet|train|be)|classrooms?|auditorium|clubhouse|shed|warehouse|(?:playing |football |training )?fields?|courts?|gyms?|(?:swimming )?pool|workshop space|church hall|parish hall|community hall|somewhere(?: new| else| bigger| larger)?(?= |$|[.,!])|garage|garden plot|allotment|(?:new |own |a )place(?! (?:to|where|in the)\b)`,
    ],
  },
  'board-knowledge': {
    tags: ['styrelsekunskap', 'styrelse', 'styrelsearbete', 'board-knowledge', 'board'],
    words: [
      // Who is missing on a board is a volunteer; what a board needs to know is this.
      r`styrelse(?:arbete\w*|kunskap\w*|utbildning\w*|kurs\w*|frag\w*|teknik\w*|hjalp|stod|jobb\w*|roll\w*|ansvar\w*|uppdrag\w*)`,
      r`stadgar(?:na)?|stadgeandring\w*|arsmote\w*|protokoll\w*|bokforing\w*|bokslut\w*|arsredovisning\w*|arsberattelse\w*|verksamhetsberattelse\w*|redovisning\w*|revision\w*|revisor\w*|dagordning\w*|firmateckn\w*|organisationsnummer|org-?nummer`,
      r`foreningskunskap\w*|foreningsteknik|foreningsutbildning\w*|motesteknik|foreningsformalia|formalia|foreningsdemokrati|(?:starta|bilda|driva|registrera|skota)(?: upp)? (?:en |sin |egen )?forening\w*|hur (?:man|en) (?:\w+ ){0,2}(?:styrelse|forening|arsmote|mote)\w*|kassors(?:kurs\w*|utbildning\w*)|ordforande(?:utbildning|kurs|skap)\w*|foreningsratt\w*|deklaration\w*|moms\w*|verksamhetsplan\w*|motesprotokoll\w*|styrelsemote\w*(?= (?:gar till|ska ga till|funkar))|hur (?:man|en) (?:\w+ ){0,2}(?:arsredovisning|stadgar|protokoll|bokslut|verksamhetsberattelse)\w*`,
      r`suttit i (?:en )?styrelse\w*|i en styrelse|board(?: knowledge| work| training| roles?| matters)|by-?laws?|statutes|bookkeeping|accounting|accounts|annual (?:meetings?|reports?)|minutes|how to run (?:a|an|the|their) (?:board|association|club|annual meeting)|(?:start|register|run)(?:ing)? an association|auditors?|governance|agm|treasurer training|(?:keeping |keep )?(?:the )?books(?= in order)|how to (?:chair|do the accounts|keep minutes|write (?:bylaws|minutes|an annual report))|board skills|annual general meeting`,
    ],
  },
  funding: {
    tags: ['finansiering', 'pengar', 'bidrag', 'funding', 'money'],
    words: [
      r`(?<![-\d] ?)\d{1,3}(?: \d{3})+(?! ?(?:pers|medlem|besok|people|members|\d))|slant(?:ar)?|\w*pengar(?:na)?|\w*peng(?= )|stalar|cash|\d[\d ]*(?:kr|kronor|tkr|spann|tusen|lax(?:ar)?|papp)|kronor|tusenlappar|intakter|inkomster|kapital|(?:projekt|verksamhets|start|stod)medel|(?:verksamhets|projekt|drift|lok)stod(?:et)?|gavor|crowdfunding|\w*bidrag(?!a|er)\w*|\w*finansiering\w*|finansiar\w*|ekonomi(?:n|sk\w*)?(?: stod| hjalp)?|sponsor\w*|sponsring\w*|sponsra|medel|fonder?|fondmedel|fondansokan|stipendi\w*|anslag|foreningsstod\w*|projektstod\w*|(?:ekonomiskt?|finansiellt) (?:stod|hjalp)|startbidrag|penningstod|insamling\w*|ansokan|ansokningar|ansokningen|budget\w*|delfinansiering`,
      r`funding|funds?|money|grants?(?: applications?)?|sponsors?(?:hip)?|financ\w*|donations?|subsid(?:y|ies)|applications?|financial (?:support|help|aid)|seed money|fundraising|\d[\d,]* (?:kronor|sek|crowns)|cash`,
    ],
  },
  volunteers: {
    tags: ['engagerade', 'volontarer', 'frivilliga', 'ledare', 'volunteers'],
    words: [
      r`\w*ledare(?:n|na)?|frivilliga?|volontar\w*|volentar\w*|volonter\w*|engagerade|ideella(?: krafter)?|ideellt arbetande|eldsjal\w*|funktionar\w*|\w*tranare(?:n|na)?|coacher|medhjalpare|hjalpare|hjalpredor|\w*hjalpare|instruktor\w*|domare|drivande`,
      r`medlemmar(?:na)?|medlemstapp|styrelse(?:medlem|ledam|folk)\w*|ledamoter|ledamot|ordforande|kassor|sekreterare|valberedning|\w*ansvariga?|(?:yngre |nya |fler |ideella )krafter|(?:fler )?hander|arbetskraft|bemanning|personal(?:brist)?|packhjalp|\w+(?:vardar|vakter|vandrare|medarbetare)(?:na)?|\d+ (?:pers|personer|st|man|ungdomar|vuxna)(?= |$|[.,!])|sjukvardare|chaufforer|forare|kockar|assistenter|barnvakter|styrelsefolk|ersattare|kassor\w*|ideell\w*|extra (?:folk|hander|personer|armar)`,
      r`folk|(?<=(?:upp med|till med|bidra med|skicka|har|ordna) (?:\w+ ){0,2})(?:vuxna|ungdomar|foraldrar|pensionarer|killar|tjejer|personer|seniorer|medlemmar)(?:na)?|(?:fler |nya |mer )?(?:vuxna|foraldrar|ungdomar|personer|manniskor|killar|tjejer|mammor|pappor)(?= som| att)|(?:fler|nya) (?:vuxna|foraldrar|ungdomar|personer|manniskor|vandrare|aktiva)|(?:fler|nagon|nan|nagra|nya|nagot folk) som (?:kan |vill |orkar |skulle )?(?:leda|halla i|driva|ga|sta|hjalpa|stalla|ta|jobba|sitta|bemanna|baka|kora|vandra|vara ledare|va ledare)\w*(?: med)?(?: i styrelsen?)?|(?:ingen|nagon|nan|folk|fler|ungdomar|personer) som (?:vill |kan )?(?:sitta|ga in|va med|vara med) i (?:en |sin )?styrelse\w*|mekare|vandrare|simlarare|lax\w*are|\w+hjalpare|generationsvaxling|foryngring`,
      r`(?<=(?:upp|till|in|out|help) )(?:som|as) [\w-]+|(?:\d+|nagra|flera|several|some|ten|tio) (?:medlemmar|personer|pers|members|people|foraldrar|ungdomar|pensionarer|seniorer|parents)(?= (?:som )?(?:kan|vill|can|could|will|staller|garna)\b)`,
      r`volunteers?|(?:\w+ )?leaders?|(?:new |board )?members?|helpers?|(?:\w+ )?coach(?:es)?|trainers?|treasurer|secretary|chair(?:person|man|woman)?|people (?:who|to)|(?:more |extra )?(?:people|hands)|referees?|board members?|young people to help|staff|drivers|stewards|parents (?:who|to)|adults (?:who|to)|someone (?:who|to) (?:can |could )?(?:lead|run|help|drive|take|coach|sit)|manpower|instructors?|hosts(?= for)`,
    ],
  },
  visibility: {
    tags: ['synlighet', 'visibility'],
    words: [
      r`synlig\w*|synas|syns|na ut(?: till| battre| mer)?|na (?:fler|nya|yngre|unga|folk|barn|familjer|ratt|medlemmar)\w*|nar (?:inte )?(?:ut|fler|folk|unga|nya)|nar inte fram|marknadsfor\w*|reklam\w*|spridning|sprida (?!ut)\w*|pr|annons\w*|publicitet|uppmarksam\w*|publik\w*|besokare|bli (?:mer )?(?:kanda|sedda)`,
      r`hemsid\w*|webb\w*|affisch\w*|flyer\w*|flygblad\w*|broschyr\w*|foldrar?|logga|logotyp\w*|sociala medier|(?:instagram|facebook|tiktok|insta)(?:konto|sida|inlagg)?|nyhetsbrev\w*|lokaltidning\w*|lokalpress\w*|media|kampanj\w*|banderoll\w*|skyltning|roll-?ups?|facebooksid\w*|tidningen|pressen|kommunikation\w*|informationsmaterial|informationsblad\w*|anslagstavl\w*`,
      r`visib\w+|publicity|marketing|promot\w+|websites?|web site|posters?|flyers?|leaflets?|social media|outreach|reach(?:ing)? (?:more|out|new|young)\w*(?: people)?|(?:get|getting|spread|spreading) the word(?: out)?|advertis\w*|exposure|audience|newsletter|logo|online presence|brochures?|better known|press coverage|media coverage|promotion\w*|facebook page|web page|homepage|be seen|being seen|(?:more|new) visitors`,
    ],
  },
  contacts: {
    tags: ['kontakter', 'kontakt', 'natverk', 'contacts'],
    words: [
      r`kontakter(?:na)?|(?:komma i |ha |fa |hitta |knyta )?kontakt(?:er)? (?:med|m|till)|i kontakt|kontaktnat\w*|natverk(?:et|a|ande)?|samarbetspart\w*|samarbeta(?: med)?|samarbete[nt]?|samverkan?|samverkanspart\w*|kontaktperson\w*|ingangar?|utbyte|(?:traffa|mota|lara kanna|motas med|natverka med) (?:andra|fler|nya|lokala)(?: \w+)?|na (?:andra|lokala)(?: \w+)?|lara kanna|para ihop|matchas|kopplas ihop|bli presenterade|presenteras for|introduktion(?:er)? till|introduceras|ingang till|vag in till`,
      r`contacts?|contacts? with|networks?|networking|partners?|introductions?|introduced|cooperation|cooperat\w+|collaborat\w+|(?:get|be|put) in (?:touch|contact)|(?:meet|connect with|get to know|link up with|team up with|work with|work together with) (?:other|more|local|new|the|some)(?: \w+)?|connections?|link up|team up|get in touch|put in touch|(?:get|come) in(?:to)? contact|introduction to`,
    ],
  },
  equipment: {
    tags: ['utrustning', 'material', 'equipment'],
    words: [
      r`\w*utrustning\w*|\w*maskin(?:er|en|erna)?|gras?klippare(?:n)?|trimmer|\w*(?:skridsko|skido|pjaxo|stavar|hjalma|vasta|kladse|madrasse)r?(?:na|r)?|skridskor|skidor|filtar|madrasser|sangar|husgerad|bestick|tallrikar|glas(?= (?:och|till)|$|[.,])|\w+(?:klader|dynor|skydd|racketar|racket|klubbor|bollar|stolar|talt|lampor|hjalmar|vastar|cyklar|batar|hyllor|mattor)(?:na)?|slagtran?|flaggor|elverk\w*|ugn(?:en)?|diskmaskin\w*|virke|plankor|brador|fogsvans|borrmaskin\w*|pumpar?|rep(?= (?:och|till)|$|[.,])|tross\w*|sadlar|sadel|tranns|hockeymal|innebandy(?:mal|klubbor)|partytalt|scenpodi\w*|podier|podium|\w*material(?:et)?|prylar|grejer|mobler|mobel|bord(?:en)?|stol(?:ar|arna)?|bankar|soffa|soffor|dator(?:er|n|erna)?|laptops?|surfplatt\w*|lasplatt\w*|\w*projektor\w*|kanon|hogtalar\w*|ljud\w*|ljusrigg\w*|ljusanlaggning\w*|stralkastare|lampor|\w*anlaggning(?:en|ar)?|pa-system`,
      r`mikrofon\w*|mick(?:ar|en)?|\w*talt(?:en|et)?|\w*instrument(?:en)?|gitarr\w*|piano(?:t)?|keyboard|trum(?:set|mor\w*)|fiol\w*|symaskin\w*|verktyg\w*|\w*redskap\w*|spadar|krattor|skottkarr\w*|skrivare|kopiator\w*|boll(?:ar|arna)?|fotboll(?:ar)|basketbollar|trojor(?:na)?|matchstall\w*|drakt(?:er|erna)?|klader(?:na)?|kostym(?:er)?|vastar|skor|handskar|hjalmar|skydd`,
      r`\w*matt(?:a|an|or|orna)|slap(?:et|vagn\w*)?|cyklar|cykel|lastcyk\w*|lada|lador|hyllor|skap(?:et)?|kylskap\w*|kyl(?! o)|frys\w*|spis|kaffebryggare|kaffemaskin\w*|termosar|porslin|kastruller|grytor|grill(?:en|ar)?|kamer(?:a|an|or)|film(?:duk|kamera)|duk|skarm(?:ar|en)?|tv(?:-apparat)?|(?!\w*(?:bygde|kroneke|jul|skade|sam|upp|passions|lust|krubb|fot|musik|gitarr)spel)\w*spel(?:en)?|schack(?:brad|klock|spel|pjas)\w*|leksaker|\w*bocker|noter|reflex\w*|ficklamp\w*|plint\w*|mal(?:et)?|nat|racket\w*|kanot(?:er)?|batar|trailer|reservdelar|skyltar|garn|tyg(?:er)?|farg(?:er)?|penslar|jord|fron|plantor|vaxthus\w*|ramp(?:en|er)?|hindervagn\w*|rullstol\w*|klockor|dansgolv|musikanlaggning`,
      r`equipment|gear|kit|materials?|furniture|tables|chairs|benches|computers?|laptops?|tablets?|projectors?|(?:loud)?speakers?|sound system|tents?|instruments?|(?:\w+ )?tools|balls|jerseys|kits|microphones?|mics?|printers?|sewing machines?|bikes|trailer|lights|costumes|mats|toys|books|cameras?|shirts|stage|fridge|whiteboard|ovens?|stoves?|freezers?|wheelbarrows?|(?:lawn ?)?mowers?|skates|skis|bats|pads|helmets|vests|uniforms|outfits|drums|guitars?|pianos?|pa system|dishes|plates|cutlery|crockery|flags|boats?|kayaks?|canoes?|paint|wood|timber|ladders?|shelves|cupboards?|blankets|mattresses|goalposts?|goals(?= and|$|[.,])|nets|rackets?|footballs?|basketballs?|dishwasher|coffee machine|sets? of (?:tools|chairs|balls)|cables`,
    ],
  },
  skills: {
    tags: ['kunnande', 'kunskap', 'kompetens', 'utbildning', 'skills'],
    words: [
      r`kunnande|kunskap\w*|kompetens\w*|expert\w*|erfarenhet\w*|utbildning\w*|\w*utbildning(?:ar|en)?|\w*kurs(?:en|er|erna)?|\w*undervisning(?:en)?|\w*traning(?:en|ar)?|somnad|stickning|virkning|vavning|keramik|yoga|meditation|arabiska|engelska|spanska|persiska|somaliska|tigrinja|polska(?= |$)|ryska|\w*lektion(?:er|en|erna)?|\w*forelasning(?:ar|en)?|\w*cirk(?:el|lar|eln)|\w*handledning|\w*radgivning|prova[ -]?pa(?:-\w+)?(?: \w+)?|skolning|inlarning|workshop\w*|work ?shops?|forelas\w*|undervis\w*|svenskundervisning|\w*tolk(?:ar|a|en|hjalp|ning)?|oversatt\w*|radgivning|rad(?= )|handledning|mentor\w*|coach(?:ning|a)`,
      // To run something for others is a skill that is offered, whoever comes to do it.
      r`\w*aktivitet(?:en|er|erna)?|lax(?:hjalp\w*|or|lasning\w*|stod)|lara?r? (?:ut|dem|dom|andra|barnen|oss|henne|honom)(?: \w+)?|lara (?:sig )?(?:svenska|simma|dator\w*|cykla|spraket|barn\w*|folk|andra|schack|dem|dom|sy|virka)\w*|matlagning\w*|sprak(?:stod|kafe\w*|hjalp|traning\w*)|svenska|juri\w*|jurist\w*|it-?(?:stod|hjalp|support|kunskap\w*|kompetens|kunnig\w*)|data(?:hjalp|kunskap\w*|stod)|datorhjalp|teknikhjalp|mattehjalp|matte(?:n)?|matematik|mobilhjalp|(?:hjalp|stod) (?:med|att forsta|att anvanda) (?:sina |sin |sitt |de |nya )?(?:dator|mobil|teknik|surfplatt|lasplatt|internet|bankid|telefon)\w*(?:(?: o| och| eller|/|,) ?(?:dator|mobil|teknik|surfplatt|lasplatt|internet|bankid|telefon)\w*)?|lar(?:a|er)? (?:dem|dom|sig|ut)? ?(?:dator|surfplatt|mobil)\w*(?:/\w+)?|datorovning\w*|klippa (?:ljud|film|har)|redigera \w+|digital\w*|barnpass\w*|passa barn|barnvakt\w*`,
      r`(?<=(?:visa|visar|visade|lara|lar|larar|show|shows|teach|teaches)(?: (?!sig\b)\w+)? )(?:hur (?:man|en)|how to) \w+|(?:lara|lar|larar)(?: ut| upp)?(?: garna)? (?:barn\w*|ungdomar\w*|pensionarer\w*|folk|kvinnor|tjejer|killar|vuxna|nyanlanda|personer|elever\w*|grannar\w*|seniorer\w*|mammor\w*|pappor\w*)(?: att)? \w+|(?:ta|tar) (?:bilder|foton|kort)|fota|filma|take (?:photos|pictures)`,
      r`(?:simning|sjalvforsvar|cykelmek|sykurs|kompostering|odlingsrad|hantverk\w*|snickra\w*|snickare|reparera\w*|meka|meckar|hlr|forsta hjalpen|fotograf\w*|grafisk\w*|design\w*|layout|projektledning|myndighetsbrev|myndighetskontakt\w*|blankett\w*|skattefrag\w*|dataskydd|gdpr|larare|pedagog\w*|psykolog\w*|advokat\w*|radgivare|samhallsorientering|catering)`,
      r`skills?|expertise|know-?how|experience|training|courses?|workshops?|interpret\w*|translat\w*|advice|legal (?:help|advice)|activit(?:y|ies)|(?:help with )?homework(?: help)?|tutor\w*|teach\w*|lectures?|classes|lessons|cooking|childcare|babysitting|it (?:help|support)|computer (?:help|skills)|repairs?|mentor\w*|swedish|lawyer|first aid|bik(?:e|ing) repair|photograph\w*|help with (?:their |the )?(?:computers?|phones?|tablets?|technology|internet)(?: and \w+)?|guidance|coaching|study circles?|seminars?|talks?(?= (?:on|about))|sewing|carpentry|web ?design|language (?:support|practice|exchange|cafe)|maths?|english lessons|knowledge`,
    ],
  },
  culture: {
    tags: ['kultur', 'culture'],
    words: [
      // Not the house, the office or the associations with culture in their names.
      r`musiker|spelman|spoken word|sagolasning\w*|beratt(?:are|arafton|ande)|clown(?:er)?|trollkarl|uppvisning\w*|show(?:er)?|allsang\w*|jazz\w*|rockband|dansare|luciatag\w*|lucia|tomte|kultur(?!hus|forening|forvaltning|namnd|skol|centr|grupp|fest|dag)\w*|musik(?!forening|skol|anl)\w*|liveband|band(?:et)?|orkester\w*|teater\w*|konst(?!ig|gras|nad|forening)\w*|konsert\w*|utstallning\w*|forestallning\w*|pjas\w*|spelning\w*|trubadur\w*|underhallning\w*|festival\w*`,
      r`dans(?!lokal|golv|sal|ledar|larar|rum)(?:a|ar|are|en|uppvisning\w*|forestallning\w*|kvall\w*|grupp\w*|show)?|folkdans\w*|upptrad\w*|artist(?:er)?|sjung(?:a|er)|sang(?:en|are|er)?|kor(?:sang\w*|framtradande)|poesi\w*|poet(?:er)?|sagostund\w*|forfattar\w*|film(?:er|visning\w*|kvall\w*|festival)?|visa (?:en )?film|dj|hantverksmarknad|gospel|spela (?:musik|teater|for|pa)|spelar (?:garna|musik|teater|for|pa)`,
      r`culture|cultural\w*|music\w*|theatre|theater|art(?:ists?|s)?|concerts?|exhibitions?|danc(?:e|es|ing|ers?)(?: (?:show|performance))?|perform(?:ance|ances|ers?|ing)?|sing(?:ing|ers?)?|songs?|choirs?|band|play music|plays?|film (?:screening|night)s?|entertainment|poetry|murals?|musicians?|story ?tell\w*|puppet (?:show|theatre)|magician|clowns?|folk danc\w*|dance show|orchestra|gigs?|carol singing|paintings?`,
    ],
  },
  other: {
    tags: ['ovrigt', 'annat', 'other'],
    words: [
      r`skjuts\w*|transport\w*|mat(?:en)?|matkassar|fika|kaffe|bullar|tarta|gronsaker\w*|frukt|barnvagn|parkering\w*|food|catering|coffee|vegetables|rides?|transportation|lifts?|someone to bake|bil(?:en)?(?= (?:till|att|for|och|som)|$|[.,!])|buss(?:en)?(?= (?:till|att|for)|$|[.,!])|kaka(?:n)?|kakor|soppa|matpaket|stad(?:hjalp|ning)|parking|cleaning|a bus|a van|minibus`,
    ],
  },
};

/** Words that one reader puts in one category and the next in another. */
export const debatable =
  /^(?:\w*aktivitet\w*utan|ordforande|kassor|sekreterare|revisor\w*|scen\w*|samarb\w*|samverka\w*|digital\w*|catering|larare|pedagog\w*|erfarenhet\w*|media|publik\w*|besokare|plats over|mal|nat|stalle|baka|bakning|laga mat|matlagning|barnvakt\w*|budget\w*|personal\w*|insamling\w*|rad|svenska|vaxthus\w*|ramp\w*|konstnar\w*|hantverk\w*|treasurer|chair\w*|secretary|auditors?|someone to bake|skyltar|festival\w*|bord|ansokan|ansokningar|applications?|accounts|minutes|activit(?:y|ies)|film\w*|staff|kontaktperson\w*|skjuts\w*|transport\w*|kommunikation\w*|tidningen|pressen|lager|sjukvardare|deklaration\w*|moms\w*|verksamhetsplan\w*|lekplats\w*|magasin\w*|lucia|tomte|datorer?|mobiler|computers?|glas|rep|books|paint|plates|talks?|courts?|fields?|lekplats\w*|bilen?|bussen?|knowledge|goals|seminars?|ersattare|medlemmar(?:na)?|members?|\w*traning(?:en|ar)?|\w+gard(?:en)?|arabiska|engelska|spanska|persiska|somaliska|polska|ryska|kapital|gavor|kontor\w*|traffpunkt\w*|studio\w*|kakor?|chaufforer|forare|drivers|kockar|uppvisning\w*|utstallning\w*|work with .*|show(?:er)?|\w*cirk(?:el|lar|eln)|tv\w*|duk|bankar|stage)$/;
