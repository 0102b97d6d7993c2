// Folded, parts of patterns that begin and end at a word's edge: what is told of how it was. Nothing in these words is
// needed, offered or closed, whatever else they may say. Data only; the reading of it is in needs.ts.

const r = String.raw;
const wished =
  '(?<!\\b(?:behov\\w*|vill ha|saknar|sok\\w*|letar efter|onskar|fa|hitta|na|nar|kan ta|needs?|wants?|looking for) )';

/** Who was there, and how many. */
const turnout = [
  r`${wished}(?:fullt|fullsatt|knokfullt|proppfullt|smockfullt|full) (?:hus|house|i salen|i lokalen)`,
  r`${wished}(?:(?:sa |valdigt |otroligt )?(?:mycket|massa|massor av|massor med|bra med|gott om|lots of|plenty of|so many|sa manga|manga|many) )(?:folk|ungar|barn|besokare|manniskor|gaster|people|kids|visitors|laughs|skratt)`,
  r`(?:good|great|lovely|nice|big|brilliant|amazing) (?:turnout|crowd)|(?:was|it was) packed`,
  r`oppe?t hus|oppna hus(?:et)?|open (?:day|house)`,
];

/** That nothing came of it, or that nobody was reached. */
const noNews = [
  r`(?:inget|ingenting|inte nagot)(?: (?:nytt|konkret|sarskilt|speciellt|akut|nytt att rapportera))+(?: (?:just nu|an|annu|att rapportera|denna gang|den har gangen|idag|hande|kom (?:ut|fram) (?:av|ur) (?:det|motet)|att ta vidare))*`,
  r`(?:nothing|not much) (?:new|special|concrete|much|urgent|to report|to add|came (?:out )?of it)(?: (?:yet|today|really|to report|came (?:out )?of it))*`,
  r`inga (?:nyheter|konstigheter|onskemal)|no (?:news|answer|reply|response|luck|change|joy)(?: yet)?`,
  r`inget svar(?: an| annu)?|(?:ingen|inte) (?:svarar|svarade|svarat|hemma|antraffbar|oppnade|pa plats|var dar|var hemma|var inne)|svarar (?:inte|ej|aldrig)|svarade (?:inte|ej|aldrig)|tyst fran(?: \w+)?|(?:vantar|avvaktar)(?: fortfarande| annu)?(?: pa)?(?: ett)? (?:svar|besked|beslut|aterkoppling)|beslutet? (?:drojer|vantar)|drojer`,
  r`(?:nobody|no one|no-one|they|she|he) (?:picks|picked|pick|answers|answered|answer|home|in|there)(?: up)?|(?:did not|didn't|doesn't|don't|does not) (?:pick up|answer|reply)|left (?:a |them a |q+ a )?(?:message|voicemail|note)|(?:still )?waiting (?:for|on|to hear)(?: (?:an?|the|their|back))*(?: (?:answer|reply|decision|news))?`,
  r`(?:det |allt |allting )(?:ar |var )?(?:bra|lugnt|val|fint|okej|ok|rullar|flyter|funkar|fungerar|tuffar|gar bra)(?: pa)?|rullar pa|tuffar pa|knallar pa`,
  r`(?:everything|all|things) (?:is |are |was |were )?(?:fine|good|well|quiet|ok|okay|great|ticking along|ticking over|running smoothly|going well)|ticking (?:along|over)|just (?:catching up|saying (?:hi|hello)|checking in)`,
];

/** How it felt. */
const mood = [
  r`(?:(?:sa|san|sadan|valdigt|riktigt|bra|god|gott|fin|fint|harlig|trevlig|skon|hog|kul|great|good|lovely|nice|such a|really) )+(?:stamning|stamningen|drag|snack|samtal om allt|prat|energi|atmosphere|vibe|vibes|mood|chat|energy)`,
  r`ingen (?:som )?(?:ville|vill) (?:ga|aka|sluta) ?(?:hem|darifran)?|nobody wanted to (?:leave|go home)|(?:roligt|kul|fint|skont|gulligt|mysigt|harligt) att (?:se|hora|vara dar|traffas)|(?:lovely|nice|good|great) to (?:see|hear|meet)(?: (?:them|everyone|you))?`,
  r`(?:lika|sa|so|as) \w+ (?:som|as) (?:sist|alltid|vanligt|ever|always|usual)|som (?:vanligt|alltid)|sasom (?:vanligt|alltid)|(?:ja |rent )+av \w+|(?:bara )?for att tacka|(?:just )?to say (?:thanks|thank you|hi|hello)`,
  r`(?:drog|dragit) ut(?: sa)? pa tiden|missade (?:bussen|taget|pendeln|tunnelbanan|lunchen)|missed (?:the|my) (?:bus|train)`,
];

/** What the writer says of the writing, and of those spoken of. */
const asides = [
  r`(?:forlat|ursakta|sorry)(?: mig)? (?:att|om|for|if|that|about)(?: \w+){1,6}`,
  r`som (?:ju )?(?:aldrig|sallan) (?:brukar )?(?:be om|ber om|fraga om|fragar om|klaga|klagar|behova|krava|begara)(?: (?:nat|nagot|hjalp|nanting|nagonting|saker))?|who never asks?(?: for (?:anything|help))?`,
];

/** Phrases that tell how it was and nothing of what is needed. */
export const idlePhrases: readonly string[] = [...turnout, ...noNews, ...mood, ...asides];
