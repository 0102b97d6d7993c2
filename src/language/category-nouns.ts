import type { Category } from '#entities/need.ts';

// Folded (`å` as `a`), without endings, separated by spaces: data for the reading of needs and offers. A compound is
// read by its last part: `spårmaskin` is a `maskin`.

/** Things and people by name, and what one who speaks of needing or giving them means. */
export const categoryNouns: Readonly<Partial<Record<Category, string>>> = {
  premises: `
    butik butikslokal galleri hangar flygfalt ridbana paddock stallplats hage betesmark kolonistuga odlingsruta
    klattervagg klatterhall dojo mattrum spegelsal danslokal bastu klubbrum kansli arbetsplats skrivbordsplats matsal
    samlingssal forsamlingshem forsamlingssal kyrksal krypta bonelokal foodtruckplats marknadsplats scenyta
    lekrum barnrum vilrum verkstadsplats verkstadslokal vinterplats uppstallningsplats kajplats sjobod bathus batupplag
    kallforrad vinterforrad lokalyta golvyta kvadratmeter sovplats overnattningsplats traningsyta markplan
    parkourbana hundbana bagskyttebana boulehall curlinghall kulturlokal motesplats hemvist tillhall kvarterslokal
    berth stable hut shopfront storeroom lockup bunker rehearsal-room hallway canteen
    loge lagenhet kontor kontorsrum kapell annex barack container vaxthusplats ateljeplats replokal hobbylokal
    festvaning samlingslokal samlingsrum klubbhus hus husrum kulturhus gymnastiksal sporthall simhall ishall
    bollhall tennishall ridhus kallare vind vindsforrad forrad magasin garage kiosk paviljong spelhall biograf
    biosalong salong scen amfiteater cafelokal restauranglokal mark odlingsplats koloni odlingslott pallkrageplats
    brygga batplats bryggplats hamnplats batskjul skjul bod fiskebod klubbstuga stuga torp lagerlokal lagerhylla
    omkladningsrum dusch toalett motionsslinga skidspar skjutbana motocrossbana cykelbana skatepark hinderbana
    boulebana tradgardslott lekpark rastgard hundrastgard innergard samlingsplats traffpunkt uterum moteslokal
    motesrum bonerum gudstjanstlokal andaktsrum konferensrum konferenslokal studielokal lektionssal larosal skolsal
    klassrum datasal slojdsal hemkunskapssal bildsal musiksal dansstudio studio ovningsrum replokaler lokal venue
    premises room space kitchen office gym pitch court basement attic workshop shed stage classroom
    auditorium clubhouse warehouse storage garden plot allotment field pool theatre chapel boathouse jetty mooring
    rink track building cabin cottage dorm cellar flat apartment loft lounge
    morkrum tvattstuga festlokal
  `,
  equipment: `
    motor batmotor engine ara aror paddel ankare fender kikare mikroskop teleskop metspo fiskespo pilbage pilar maltavla sadel trans grimma
    hinder hopphinder hundkoppel bur foder stangsel traktor snoslunga snoskyffel bikupa honungsslunga lodkolv
    3d-skrivare laserskarare fras svarv bandsag sticksag cirkelsag motorsag slipmaskin kompressor domkraft stallning
    byggstallning stege overlock strykjarn spinnrock tavelram objektiv synt elbas cello kontrabas tuba trombon
    klarinett harpa slagverk djembe nyckelharpa munspel grenuttag bildskarm spelkonsol headset router harddisk
    horslinga teleslinga horlurar rullstolsramp trapphiss liggunderlag luftmadrass ryggsack kompass stormkok
    vaffeljarn popcornmaskin kaffekanna mikro bunke degblandare forklade ljusstake julgran julpynt hoppborg fiskdamm
    kassaapparat kortlasare kortterminal kassaskrin hanglas kladskap kladstallning galge spegel balettstang tatami
    boxningssack tandskydd malbur hockeyror sarg badmintonnat fjaderboll startblock resultattavla matchur visselpipa
    fotbollssko crashmatta hopprep skivstang vikter roddmaskin pulka kalke snokanon vattentunna tunna regntunna
    barnsang spjalsang skotbord babygunga gunga rutschkana sandlada bilbarnstol jarnspis vedspis vimplar
    kartong flyttlada pallar krattan spadar redskap hjullastare ficklampor walkietalkie megafon tradgardsslang
    folkdrakt luciakrona luciasarke tomtedrakt maskot dansskor kastanjetter notstativ dirigentpinne barnbocker
    skolvaskor ryggsackar pennor skrivblock skrivbord kontorsstol parm laminator pappersskarare vattendunk kylvaska
    mugg faltsang filtar handdukar lakan gardiner mattor hyllplan bankar skapbank vagga ringklocka
    sledge oar paddle anchor cutter laser-cutter coffee-maker maker hose amp keyboard flute harp bow arrow target saddle
    hurdle tractor snowblower spade hoe loop walker cot crib urn mug apron grill tablecloth locker mirror rug cushion
    beanbag headset router console bib whistle stopwatch scoreboard hoop pad weights dumbbell treadmill
    hard-drive monitor kiln loom piano-stool marquee megaphone walkie-talkie heater
    maskin sparmaskin symaskin diskmaskin tvattmaskin borrmaskin kopieringsmaskin espressomaskin skruvmejsel
    hammare spade kratta skottkarra kultivator jordfras grasklippare hacksax sekator vattenkanna slang pump
    vattenpump brunnspump generator elverk kabel forlangningssladd sladd batteri laddare lampa stralkastare ljus
    ljusslinga ficklampa reflex reflexvast varselvast vast flytvast livvast livboj hjalm skydd knaskydd benskydd
    handske boxhandske mitts sandsack boxningsring matta brottarmatta judomatta gymnastikmatta plint bock ribbstol
    trampolin studsmatta hantel boll fotboll basketboll volleyboll handboll innebandyklubba hockeyklubba
    puck racket bordtennisbord pingisbord pingisrack slagtra handbollsmal fotbollsmal basketkorg volleybollnat
    vimpel medalj pokal tidtagarur stoppur skidor skida skridsko pjaxa stav snowboard longboard skateboard inlines
    cykel elcykel lastcykel lastcykelvagn barncykel kajak kanot bat roddbat jolle segel segelbat flotte trailer
    slap slapvagn karra husvagn talt partytalt paviljongtalt marknadsstand stand tombola lotthjul presenning
    parasoll bord langbord stol klappstol bank fallbord soffa fatolj hylla skap vitrin bokhylla mobel gardin skarm
    whiteboard blackboard filmduk projektor videokanon dator laptop surfplatta lasplatta skrivare kopiator scanner
    kamera videokamera stativ hogtalare mikrofon mick mixerbord mixer forstarkare ljudanlaggning musikanlaggning
    sanganlaggning ljusrigg rokmaskin instrument piano flygel orgel keyboard gitarr elgitarr trumma trumset
    fiol dragspel flojt trumpet saxofon notstall noter notbok kostym drakt scenklader peruk smink rekvisita
    kuliss dekor klade klader vinterklader barnklader arbetsklader regnklader overall jacka stovel mossa vante
    uniform troja matchtroja t-shirt tavlingsdrakt tyg garn nal sax vavstol stickor drejskiva keramikugn lera farg
    pensel staffli duk virke planka skruv spik trall cement grus jord matjord godsel fro plantor pallkrage vaxthus
    krukor komposter kompost kvarn spis ugn mikrovagsugn kyl kylskap frys frysbox kaffebryggare vattenkokare termos
    gryta kastrull stekpanna porslin tallrik kopp glas bestick kniv karott bricka serveringsvagn grill bloja
    barnvagn hindervagn rullstol rullator hjartstartare forbandslada forband leksak pussel sallskapsspel bradspel
    schackbrade kortlek kuddar kudde madrass filt sovsack sang bok larobok kursbok barnbok ordbok bokkasse flagga
    flaggstang skylt anslagstavla surfplattor mobiltelefon telefon hangmatta kamin element flakt luftrenare
    dammsugare stadutrustning skurhink equipment machine tool drill hammer shovel rake cable battery lamp
    light lantern torch vest lifejacket helmet glove mat ball net cone trophy ski skate bike bicycle kayak canoe
    boat tent gazebo table chair bench sofa shelf cupboard furniture curtain screen projector computer tablet
    printer camera tripod speaker loudspeaker microphone mic amplifier guitar drum violin costume outfit clothes
    clothing jacket boot shoe jersey shirt fabric yarn needle loom paint brush canvas easel timber plank screw soil
    seed plant greenhouse compost stove oven fridge freezer kettle pot pan cup cutlery barbecue wheelchair
    pram stroller toy puzzle game book blanket mattress bed flag sign defibrillator mower lawnmower wheelbarrow
    sewing-machine ladder rope rowing-boat life-jacket
  `,
  volunteers: `
    handledare vuxenvard stodperson avlosare vikarie ledsagare promenadvan samtalsvan packare sorterare
    funkis kokshjalp diskhjalp arbetslag arbetsstyrka simledare fritidsledare scoutledare kolloledare lekledare
    sondagsskollarare kyrkvard kaffekokare busschauffor spelledare gruppledare ridledare laxhjalpare matlagare
    volontarsamordnare cafevard butiksvard kvallsvard bemanningshjalp hjalpreda krafter
    skipper captain grown-up stand-in organiser caretaker minder bookkeeper-volunteer
    sprakvan vardfamilj kontaktfamilj fadder mentorfamilj ledare ungdomsledare lagledare scoutledare korledare
    cirkelledare instruktor tranare assistent hjalptranare domare matchvard publikvard matvard motesvard vardinna
    funktionar vakt ordningsvakt parkeringsvakt entrevakt sekretariat bemanning volontar frivillig eldsjal ideella
    medhjalpare hantlangare styrelseledamot ledamot suppleant ordforande kassor sekreterare revisorssuppleant
    valberedare webbmaster webbansvarig redaktor ansvarig samordnare projektledare projektanstallda praktikant
    feriearbetare sommarjobbare ungdomar foraldravandrare nattvandrare vandrare besoksvan laxlasare laxhjalpare
    hoglasare barnpassare kock servis diskare stadare kassapersonal forsaljare lotteriforsaljare malvakt spelare
    basist trummis sangare korist skadespelare statist dansare roddare sommerska snickare flyttgubbe barare
    chauffor forare bussforare simlarare badvakt sjukvardare malare tradgardshjalp mekare cykelmekaniker volunteer
    helper leader coach trainer referee steward marshal driver treasurer secretary chairperson member player singer
    actor goalkeeper drummer bassist cook server cleaner babysitter tutor intern carer guard lifeguard usher
    language-friend companion
  `,
  skills: `
    forelasare kursledare larare sprakpartner korkortsteori livraddning forstahjalpenkurs simkurs sykurs lodkurs
    hlr cv cv-skrivning bankid e-legitimation datorvana mobilskola teknikstod laxstod modersmal modersmalsundervisning
    lasinlarning alfabetisering mentorsstod studievagledning jobbcoachning jobbsokning arbetsintervju rattshjalp
    juristhjalp skuldradgivning budgetradgivning foraldrastod foraldrakurs hantverkskunnande skrivtolk textning
    ljudinspelning inspelning redigering videoredigering programmering kodning robotkurs elektronik
    vattengympa dansundervisning musikundervisning gitarrlektion pianolektion hundtraning
    teacher instructor-course swimming-lessons cv-writing coding literacy editing recording crafts
    kurs utbildning grundkurs datakurs sprakkurs svenskkurs snickarkurs matlagningskurs hlr-kurs seminarium
    forelasning foredrag workshop studiecirkel bokcirkel radgivning vagledning handledning mentorskap coachning
    tolkning tolk oversattning oversattare jurist advokat radgivare ekonom bokforare revisorshjalp fotograf filmare
    teckensprakstolk dovtolk grafiker formgivare webbdesigner programmerare it-support it-hjalp datorhjalp datakunskap laxhjalp studiehjalp
    mattehjalp sprakhjalp sprakstod sprakcafe sprakkafe spraktraning simundervisning simskola cykelskola danskurs
    yogaklass yogapass traningspass gympapass sjalvforsvarskurs barnpassning barnvakt snickeri smareparation
    reparation elarbete malning maleri lagning somnad sykunskap massage friskvard halsorad halsokontroll
    samtalsstod krisstod krishantering konflikthantering medling brandskydd brandskyddskurs sakerhetsutbildning
    ledarutbildning ledarskapsutbildning tranarutbildning domarkurs domarutbildning vardegrundsarbete
    jamstalldhetsutbildning antirasism demokratiskola projektkunskap ansokningshjalp skrivhjalp skrivkurs
    textgranskning korrekturlasning digitalisering bildhantering ljudteknik ljusteknik ljudtekniker ljustekniker
    kompetensutveckling kunskap expertis erfarenhet know-how forskare expert course training lesson lecture
    talk seminar advice counselling guidance mentoring coaching translation interpreter interpretation translator
    lawyer accountant photographer designer web-designer programmer tutoring homework childcare carpentry repair
    sewing cooking mediation first-aid self-defence proofreading expertise skill knowledge experience
  `,
  culture: `
    liveband jojkartist jojk barnpjas bygdespel spex soare poesikvall oppenscen dragshow dansforestallning dansnummer
    sangare spelmanslag storband blasorkester brassband lucia luciatag julspel krubba krubbspel stapplats skuggteater
    pardans folkvisor visafton visor trollerishow eldshow stand-up komiker beratterska sagoberattare
    konstprojekt fotoutstallning bildvisning bildspel filmklubb biovisning konstverkstad
    brass-band puppet live-music comedian storyteller slam carol
    konsert kulturprogram kulturkvall underhallning underhallare musiker musikband band orkester gospelkor barnkor
    dansgrupp danstrupp folkdansgrupp folkmusik folkdans teater barnteater dockteater teaterforestallning
    forestallning revy musikal opera skadespel pjas cirkus cirkusartist clown trollkarl trubadur spelman artist
    rappare poet poesi forfattare forfattarbesok hoglasning sagostund berattarstund utstallning konstutstallning
    vernissage konstnar konstverk malning skulptur muralmalning vaggmalning graffiti film filmvisning kortfilm
    filmkvall dans dansuppvisning uppvisning luciatag julkonsert sang allsang musik spelning show concert orchestra
    choir musician singer-songwriter dancer dance theatre play puppet-show musical circus rapper poetry author
    reading storytelling exhibition painting sculpture mural screening music song performance
  `,
  visibility: `
    inlagg notis radioinslag kalendarium evenemangskalender programblad vepa programfolder anslag tidningsnotis
    medlemsvarvning varvning rekryteringskampanj annonsplats kannedom ryktesspridning informationsbord infobord
    write-up feature listing coverage word-of-mouth billboard
    affisch affischering flygblad broschyr folder reklam annons annonsering marknadsforing synlighet spridning
    hemsida webbplats webbsida facebooksida instagramkonto nyhetsbrev banderoll skyltning logga logotyp rollup
    pressmeddelande reportage tidningsartikel medieuppmarksamhet publicitet uppmarksamhet poster flyer leaflet
    brochure advert advertising marketing promotion publicity website homepage newsletter banner logo exposure
    outreach
  `,
  funding: `
    kosing stalar slantar kontanter startkapital projektbidrag reskassa hyresstod verksamhetsstod aktivitetsstod
    eu-medel delfinansiar mecenat gava kulturbidrag foreningsbidrag bidragspengar sommarpengar
    bursary backer backing fee budget-gap seed-money sponsorpengar
    pengar bidrag startbidrag stipendium sponsor huvudsponsor sponsring medel fondmedel gavor projektmedel finansiering
    finansiar donation anslag ekonomi kapital intakt insamling kronor hyresbidrag lokalbidrag aktivitetsbidrag
    driftbidrag resebidrag money funding funds grant sponsorship subsidy finance loan
  `,
  'board-knowledge': `
    revisionsberattelse revisor bokslutet rakenskap kassabok bokforingsprogram styrelseprotokoll
    kallelse motesordforande valberedningsarbete firmateckning arsbokslut budgetarbete arkivering medlemsregister
    auditor audit annual-report constitution treasurer-training
    stadga stadgar arsmote protokoll bokforing bokslut arsredovisning arsberattelse verksamhetsberattelse
    deklaration revision dagordning styrelsekunskap styrelseutbildning styrelsearbete styrelsekurs foreningskunskap
    foreningsteknik motesteknik kassorskurs ordforandekurs bylaw statute bookkeeping accounting agm governance
  `,
  other: `
    matlagning bakning catering sopor sophamtning snorojning sandning belysning gatubelysning busstur bussresa hamtning
    gatlampa gatlykta lyktstolpe vagbula overgangsstalle papperskorg soptunna nedskrapning buller
    hiss porttelefon nyckel nycklar tillstand parkeringstillstand bygglov polistillstand skadegorelse klotter
    ventilation varme hygien tvatt matrester matsvinn matvaror brod smorgas smorgastarta
    permit elevator key rubbish waste bread groceries leftovers snow-clearing
    skjuts transport mat fika kaffe frukost lunch soppa bulle bullar kaka tarta gronsak gronsaker frukt
    matkasse matlada dryck saft stadning flytthjalp parkering parkeringsplats bil minibuss buss lastbil skapbil
    food dinner breakfast soup coffee cake bun vegetable fruit parking car minibus cleaning
  `,
};

/** Of those, what another reader might take for another category. */
export const debatableNouns: ReadonlySet<string> = new Set(
  `
    ordforande kassor sekreterare revisorssuppleant chairperson treasurer secretary member ungdomar skadespelare
    sangare spelare player singer actor dansare korist statist malare snickare simlarare badvakt lifeguard
    sjukvardare kock cook tutor carer babysitter barnpassare barnpassning barnvakt childcare mekare cykelmekaniker
    scen stage koloni plot garden film snickeri dator computer laptop surfplatta lasplatta telefon mobiltelefon
    vaxthus greenhouse talk reading game book bok noter ljus light bil car kunskap knowledge erfarenhet experience
    expert forskare forfattare author konstverk malning painting skylt sign anslagstavla bank play track
    building hus mark ljudtekniker ljustekniker matchvard servis stadare cleaner stadning cleaning massage
    halsokontroll digitalisering bokcirkel dusch toalett kiosk kapital donation insamling revision deklaration

    markplan target maker loop monitor pad fee anslag nyckel key hiss varme belysning redigering
    inspelning bildspel matvaror kassa foder bur larare teacher handledare krafter cv
    matlagning bakning hygien tvatt weights inlagg hage
    gatlampa gatlykta lyktstolpe papperskorg soptunna motor theatre webbmaster redaktor projektledare trummis drummer bassist basist chauffor forare driver
    roddare element bat boat vind uppmarksamhet spridning sprakcafe sprakkafe show uppvisning simskola
    yogapass traningspass gympapass dans sang musik parkering parking
  `
    .split(/\s+/)
    .filter((word) => word !== ''),
);
