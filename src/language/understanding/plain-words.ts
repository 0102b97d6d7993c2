// Folded (`å` as `a`), separated by spaces: data for telling what of a sentence was not understood.

/**
 * Everyday words that by themselves say nothing of what is needed or offered: how it was, who it was, when and how
 * much. Whatever else stands unread in a sentence may be just what matters, and is asked about.
 */
export const plainWords: ReadonlySet<string> = new Set(
  `
  allt allting alltid allra alltmer andra annars antagligen antal anda arbeta arbetar arets avslutade
  bada bade bagge bast basta bland ble blev bli bliva blivit borde borja borjade borjan borjar bor bredvid berattade berattar
  berattat bestamt beslut beslutat besviken besvikna betyder bekymrad bekymrade bara bildades bjuden
  chef chefen cirka dagtid darfor darifran darmed deltar deltog den deras direkt diskuterade dit dock dom drar driver drog
  dyker dagligen darefter egen eget egentligen egna eldsjalar emellan endast engagerad enkelt ensam ensamma ett extra
  fantastisk fantastiskt fanns fatta farre febr fin fina finns firade fint flest flesta fodd foljde foljer forbi forhoppningsvis
  forklarade forklarar forklara forra forst forsta forstar forsok forsokte forsoker fort fortsatt fortsatta fortsatter fortsatte
  fraga fram framat framst framsteg fundera funderar fungerar funkar fyllde fyller forresten formiddag formiddagen
  eftermiddag eftermiddagen formiddags eftermiddags natt natten morgonen lunch lunchen
  gamlingar generellt gladja glad glada glatt gick gillar god goda gott ganska gang ganger gastade garden gatan
  haftigt halsa halsade halsar halsning halsningar hanna hann hanvisa hanvisade hanvisar hanvisat hanvisning hellre hela
  helst helt hemat hemifran hittills hoppas hoppades hora horde hort horas huvudsak huvudtaget handlar hander hande hant
  haromdagen heter hetat idel igang ihop imponerad inbjuden inbjudna infor ingenting inlagg innehall inriktning inledde
  intressant intresserad intresserade istallet iväg jatte jattebra jattefin jattefint jattekul jattemycket jattenojd jattetrevligt
  jamt jobb jobba jobbar jobbigt just kallade kanner kande kandes kant kansla kanske kika kikade klagade klagar klart klar
  klarar knappt kort korta kring kritisk kul kunde kunnat kvar kvinna kvinnan kvinnliga kvall latt lange langre langt laget lagga
  lamnade lamna lat later lever linje lite lov lovade lovar lovat lugn lugna lugnt lycka lyckade lyckades lyckat lyssnade lyfte
  lyfter lotsade lotsar markte medveten mera mest mindre minst missade missat missnojd missnojda mysigt maste mojligt
  mojligen narmaste narmast nastan naturligtvis negativa ner nere nog nojd nojda nojt nuvarande nyss nyligen namnde namnt namn
  nuet nyckel nyfikna nyfiken nast nasta narvarande oppet oppna oklar oklart omtyckt onekligen orolig oroliga oroar orkar orkade
  ordforanden oss ovanlig ovanligt oppen papekade passade per period pigg pigga planerade positiv positiva positivt precis
  presenterade princip prat praten pratar prast prasten imam imamen pastor pastorn rektor rektorn planerat pagar pagick
  rakt ratt ratta redan rullar runt rorigt radda racker rolig roliga sadana sagt saknad sakta sakert sammanfattning sammanhang
  samtliga sant satsa satsar satte satter sent senare senast senaste sidan siktar sista sitter sitta sjalv sjalva skapa skickade skickar
  skickat skickad skont skonda skryter skulle skall ska sluta slutade slutet slussade slussar slussat slapp smatt snabb snabbt
  snall snalla snart som somnade sonen sort speciellt spannande spontant springer sta star starkt starta startade startar startat
  staende steg stoket stressad stressade strax stort storre storsta stotta stolt stolta stund stunden sucka supernojda svarar
  svarade svart svara synd sympatisk synnerhet sadan sadant samre sedan sikt tackade tackar tagit talas tanka tankar tankt
  tidigare tidigt tillbaka tillfalle tills tillsammans timme timmar tips tipsa tipsade tipsar tipsat tillfallet timmen toppen tog
  tradgard tramade trang trangt trevlig trevliga trevligt trist trivs trott trots trotta trakig trakigt trycker trycka tur tva tre fyra fem sex
  tydlig tydligen tydligt tyst tyvarr undertecknad ungefar underbart ungdom unga upp uppdatering uppfoljning upplagd upplever
  upprord upprorda uppskattar uppskattat uppskattade uppskattad upptagen upptagna utan utanfor uttryckte uppsatta uppe upprepade
  utav utveckla utvecklas utveckling vacker vackert valdigt valkomnade vanlig vanliga vanligt vantar vanta
  varfor varken varm varma varmt vecka verkar verkligen verkade viktig viktiga viktigt vidare vilka vilken vilket visade visst
  visste vissa vuxit vuxna vaktmastare valt vald valdes valde vilja vinst vore vant vantan vaga ater aterkom aterkommer
  aterkoppla aterkopplar aterkopplade atminstone aterigen alder aldre ang angaende angelagen allvarligt akut akuta asap snarast
  avstamning avstamma bokat bokade bokar bokad inbokat inbokad traffades traffas tackar utfort utlovat uppdrag vidarebefordrade
  lordagskvall fredagskvall nyar jul julen julafton nyarsafton sommaren sommarlov sommarlovet hostlov hostlovet sportlov
  pask pasken semester semestern helg helgen valborg midsommar nationaldagen lucia advent terminen terminsstart hosten varen vintern
  skola skolan skolor skolorna centrum park parken torg fik fiket trappan trappuppgang grind grinden gangen
  killarna tjejerna flickor flickorna pojkar pojkarna mammorna papporna kvinnorna mannen familjer familjerna familj grannarna
  boende nyanlanda pensionarerna ungdom ungdomarna barnfamiljer deltagare deltagarna medlemmars besokare gaster
  ordforande sekreteraren ledaren tranaren kassoren samordnaren personalen chefer vaktmastaren vardinnan kontaktperson
  kommunen kommunens stan staden forvaltningen politiker politikerna namnden
  follow following followup oppettider soka ansoka sokt ansokt runda after temple arrangemang bilda bildar bildat hojs hojt hojd snott stals stulen stulna kostnad kostnader kostnaderna snackade snackat snackar
  besked gratulerade gratulera firar jubileum avtackade narvarade klagade undrat kandes rad styrelse styrelsen konferens arrangerar
  inom bagge nat tele pers vard dagtid fara jubileet fullsatt premiar premiaren arsskiftet vararna varden vardagar vardag kvallstid dagarna
  vecko hosta nanting nagonting jag mig dig pratat spacka satt suttit stannade stannat stund kvart kvarten halvtimme halvtimma
  tomt fore snacka snackas akte cyklade promenerade ones born skratt skrattade skrattar faktiskt dessvarre forstas namligen
  ungefar nastan troligtvis annars sjuk sjuka sjukskriven ledig lediga barnbarn barnbarnen ordning provade provar testade testar
  kollade kollat meddelade meddelar galler gallde kallt regnade fullt stangt vann vunnit forlorade seger serien resultatet
  medlemsmote uppstart uppstarten nystartad nystartade hostens varens arets manadens veckans dagens nyinflyttade
  ungar ungarna dirigenten aged arrendet
  alls tiden upptaget sarskilt speciellt studenter studenterna sade ringing check checking kollar stryka hand matt sist stackarna stackare
  genomgangen pulla bullar tunnbrod mysig rorda rord uppspelta ledsna ledsen glada varma tacksam tacksamma stolta nervosa pirriga
  gemensam gemensamma gemensamt tillfallig tillfalligt ordinarie kvallar sjalvklart givetvis minsta sanna mobilsvar svararen
  charge regnar snoar fryser soligt blasigt ihag integration ligger koppla
  about afternoon again agreed all almost already always another anybody anyone anything area around asap away back bad
  because become before began being best better between big bigger biggest both brief briefly brilliant busy call calling calm came cannot
  chair chairman cheap cheaper church clear club clubs cold come coming could currently daily day days did different difficult discussed does doing done
  door each early either else end enjoyed enough especially even evening event ever every everybody everyone everything excellent
  excited far feel feeling feels felt few fine finished first forward found free friday friendly friends from full fully further future
  gave general get gets getting girls give glad going gone great group groups grown had half happen happened happening happy hard
  hardly have hear heard hello here high him his hope hopes hoping hour hours how however idea important including inside interested
  interesting into invited islamic joined keen keep keeping kids kind knew know known large late later least leave left less like little
  local long longer look lots lovely made main make makes making man men mentioned might mind moment month monthly more morning most
  moved much must name near nearby nearly never next nice night nobody normal nothing now often old older once one only open opened
  other others our outside over own part passed past pastor people perhaps person pleased pointed possible pretty priest principal
  problem promised proud put quick quickly quiet quite rather ready really reason recently referred regular right running said same
  saw says school schools seem seems seen several she short should since small somebody someone something soon sorry sort speak spoke
  spoken started starting stay still stood stopped straight such suggested summer sure take taken talk talked talking tell than thank thanked
  thanks that their them then there these they thing things think this those though thought three through time tired together told
  tonight too took town true trying two under until update upset upstairs used usual usually vegetarian visit visited wait waiting want wanted was way
  weather week weekend well went were what when where whether which while who whole why will winter wish with without women wonderful
  wondered work working worried would wrote year years yes yet young younger youth
  saken arendet avslutat avslutad strykas harligt harlig gulligt gullig gulliga rara rart sota sott modiga modig trevliga trevlig laughs lots turnout lovely atmosphere packed massa najs nice skoj stamning forlat rent drojer picks picked snack antraffbar osammanhangande lika sasom bussen grater mygg aret
`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
