// Folded (`å` as `a`), separated by spaces: data for the finding of names.

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ''));

/** Words that stand in many names and tell no actor from another. */
export const genericWords = words(`
  forening foreningen foreningar foreningens klubb klubben sallskap sallskapet forbund forbundet grupp gruppen
  natverk natverket if ik bk fk sk ff ab hb brf ek for i och pa av the of and de det den en ett som till med vid
  centrum center centre community house hus
  stiftelse stiftelsen bolag bolaget lokalforening lokalforeningen avdelning avdelningen sektion kommun kommunen
  stad stads stadens stadsdel association club society foundation council forum foretag foretaget company
  bostads nya gamla stora lilla unga norra sodra ostra vastra sankt st
`);

/** Words between two words of a name that may be left out or put in. */
export const nameJoiners = words('i pa och o å av for fran vid the in of and dvs & till a');

/** Common words that no small-letter misspelling of a name is looked for in. */
export const commonWords = words(`
  och att det som en pa ar av for med till den har de inte om ett han hon men var jag sig fran vi sa kan nar man
  ska skulle dar eller sin vid nu hur mot vara blir alla andra mycket mer efter bara kommer under da vill upp ut
  dom dem deras vara vart min mitt mina din ditt dina honom henne oss er nagon nagot nagra nan nat nanstans ingen
  inget inga fler flera manga nagonstans varje annan annat denna detta dessa har hade haft fick fatt far ga gar
  gick gatt gora gor gjorde gjort komma kom kommit se ser sag sett saga sager sa sagt ta tar tog tagit ge ger gav
  gett tycker tror vet tanker behover behovde behovs behov saknar saknas saknade letar soker sokte onskar vill ville
  traffa traffade traffat traffar ringa ringde ringt ringer mejla mejlade mejlat maila mailade mailat besoka besokte
  besok besokt prata pratade pratat talade skrev skriva skriver smsade messade chattade halsade tittade sags ses
  hors horde hordes moten mote motet mote traff traffen samtal samtalet telefon telefonen mejl mejlet mail sms
  sprang stotte stott svangde kikade kikat tittat halsat fikade fikat lunchade drack satt stod slussade skickade hanvisade tipsade
  lanade bjod bjods kollar kollade fragade lovade undrade berattade hittade hamnade stannade akte cyklade gick passerade
  messat smsat texted phoned rang dropped popped stopped bumped emailed wrote talked chatted
  idag igar imorgon forrgar veckan vecka veckor dag dagar manad manader ar kvall kvallen kvallar morgon morse helgen
  mandag tisdag onsdag torsdag fredag lordag sondag mandags tisdags onsdags torsdags fredags lordags sondags
  mandagar tisdagar onsdagar torsdagar fredagar lordagar sondagar januari februari mars april maj juni juli augusti
  september oktober november december lokal lokalen lokaler pengar pengarna bidrag bidraget ledare ledarna styrelse
  styrelsen ordforande ordforanden kassor kassoren sekreterare medlem medlemmar medlemmarna volontar volontarer
  frivilliga ungdomar ungdomarna barn barnen foraldrar foralder mammor mamma pappa tjejer killar kvinnor man
  pensionarer seniorer hjalp hjalpa hjalper hjalpte stod stodja bra daligt battre fint roligt kul tack hej hejsan
  fortfarande redan igen snart sedan sen alltid aldrig ofta ibland kanske garna aven ocksa samt dock dessutom
  eftersom innan medan utan mellan genom nya nytt gamla gammal stor stort stora liten litet sma hela halva alltsa
  foreningar foreningarna omradet omrade torget centrum skolan skola huset gatan stan hemma borta ute inne
  verksamhet verksamheten aktivitet aktiviteter evenemang fest festen cafe kaffe fika mat musik dans sang konst
  the and for with they them their need needs needed looking want wants have has had can could will would met
  called visited yesterday today tomorrow monday tuesday wednesday thursday friday saturday sunday week weeks month
  room hall money help meeting phone email volunteers members board about from again next last some more other
  said says told asked offer offers lend borrow space place still very good much many only also just been being
  person personer folk namn kontakt kontakter kontakta samarbete projekt plats platser tid tider ide ideer fraga
  fragor fragade undrar undrade svar svarade problem hyra hyran kostar dyrt dyr billigt gratis plan planer planerar
  traning traningar trana tranar tranare spelar spela spelade sjunger dansar dansa leder leda hittar hitta hittat
  lana lanar lanade lanat erbjuder erbjuda bjuder bjuda bjod staller stalla delar dela halla haller kurs kurser
  kultur kulturen idrott idrotten forskola bibliotek kyrka butik affar affaren kontor kontoret bussen tunnelbanan
  teater film utbildning odling odla kor basket boxning schack skate scout scouter vatten ljus hopp framtid
  idrott kultur granne grannar vanner vannerna loppis cykel cyklar bio opera sport simning sommar vinter host var vanskap sol
  mon tue tues wed thu thur thurs fri sat sun man tis ons tors tor fre lor son jan feb mars apr jun jul aug sept sep okt oct nov dec
  igarkvall imorse morgonen
  hallen salen rummet koket forradet arsmote arsmotet stadgar protokoll bokforing material utrustning verktyg bollar
`);

/** Given names, common ones: a name's word after one of them is rather somebody's family name. */
export const givenNames = words(`
  anna eva maria karin kristina lena sara emma elin linda johanna sofia amina fatima leila samira zahra hodan ayan
  asha halima mona nadia yasmin lars karl anders johan erik per peter mikael jan hans bo leif sven stefan magnus
  fredrik mattias daniel ali ahmed mohamed muhammed hassan hussein yusuf omar ibrahim abdi abdullah mustafa mehmet
  jens olle kalle lisa lotta ulla birgitta kerstin inger gunilla marianne elisabeth margareta ingrid monica susanne
  helena jonas robert thomas andreas oskar emil viktor hugo william lucas adam david simon amir reza maryam parisa
  ewa agnieszka piotr pawel john mary michael james mike tom kate jane folke linnea astrid maja alva ebba wilma ella
  dragan jasmina emir senad tesfay selam abeba goran milan ivan olga natalia svetlana ann britt siv rolf kjell bengt
`);

/** After these even an ordinary word is rather somebody's name: "sms från skate". */
export const meetsBefore = words(`
  traffade traffat ringde besokte mejlade mailade hos med m fran met called visited
`);
