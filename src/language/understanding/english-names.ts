import { acts } from './name-nouns.ts';
import type { Token } from './tokens.ts';

/** How the Swedish words of names begin or end that say what an English word says. Folded. */
const swedish: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    // Bodies and houses
    library: ['bibliotek'],
    police: ['polis'],
    mosque: ['moske', 'islamisk'],
    museum: ['museum', 'museet'],
    'fire brigade': ['raddningstjanst'],
    'leisure centre': ['fritidsgard'],
    'youth centre': ['fritidsgard', 'ungdomsgard', 'ungdomshus'],
    'youth center': ['fritidsgard', 'ungdomsgard', 'ungdomshus'],
    'youth club': ['fritidsgard', 'ungdomsgard', 'ungdomsforening'],
    'arts school': ['kulturskola'],
    'culture school': ['kulturskola'],
    'music school': ['musikskola', 'kulturskola'],
    'red cross': ['korset'],
    'savings bank': ['sparbank'],
    'volunteer centre': ['frivilligcentral', 'volontar'],
    'volunteer center': ['frivilligcentral', 'volontar'],
    'housing company': ['bostad', 'bostader'],
    'tenants association': ['hyresgastforening'],
    'village association': ['byalag'],
    'local history': ['hembygdsforening'],
    'heritage society': ['hembygdsforening'],
    // What people do together
    chess: ['schack'],
    riding: ['ridklubb', 'ridsallskap', 'ridskola', 'ryttar'],
    boxing: ['boxning', 'boxar'],
    boxers: ['boxning', 'boxar'],
    swimming: ['simklubb', 'simsallskap', 'simforening'],
    swimmers: ['simklubb', 'simsallskap', 'simforening'],
    sailing: ['segel'],
    rowing: ['rodd'],
    rowers: ['rodd'],
    canoe: ['kanot'],
    ski: ['skid'],
    skiers: ['skid'],
    skating: ['skridsko', 'konstak'],
    shooting: ['skytte'],
    hunters: ['jakt', 'jagar'],
    angling: ['fiske'],
    anglers: ['fiske'],
    fishing: ['fiske'],
    'table tennis': ['bordtennis'],
    football: ['fotboll'],
    gardeners: ['odlar', 'odling', 'koloni', 'tradgard'],
    allotment: ['koloni', 'odlar'],
    allotments: ['koloni', 'odlar'],
    beekeepers: ['biodl'],
    pensioners: ['pensionar'],
    parents: ['foraldra'],
    choir: ['kor', 'koren'],
    theatre: ['teater'],
    theater: ['teater'],
    'folk dancers': ['folkdans'],
    'folk dance': ['folkdans'],
    photographers: ['foto'],
    photo: ['foto'],
    scouts: ['scout'],
    weavers: ['vavstug', 'vavgrupp'],
    // Where they come from
    finnish: ['finsk'],
    polish: ['polsk'],
    turkish: ['turkisk'],
    kurdish: ['kurdisk'],
    bosnian: ['bosnisk'],
    ukrainian: ['ukrainsk'],
    persian: ['persisk'],
    iranian: ['iransk'],
    iraqi: ['irakisk'],
    afghan: ['afghansk'],
    syrian: ['syrisk', 'syriansk'],
    ethiopian: ['etiopisk'],
    greek: ['grekisk'],
    albanian: ['albansk'],
    serbian: ['serbisk'],
    croatian: ['kroatisk'],
    russian: ['rysk'],
    chilean: ['chilensk'],
    thai: ['thailandsk'],
  }),
);

const leadsThere =
  /^(?:met|saw|see|visited|visit|called|call|rang|phoned|emailed|texted|with|at|from|to|by|try|ask|asked|told|sent|and)$/;
const sortOfActor =
  /^(?:club|society|association|congregation|group|church|school|women|men|people|lot|folk)$/;
const anyOfThem = /^(?:an?|any|some|another|no|new|more)$/;

/**
 * How Swedish names begin or end, in one of their words, that say what the English word at a place says. Empty where it
 * is no such word, or does not stand as somebody's name: "a hall for the choir", "learn chess".
 */
export function swedishFor(at: number, tokens: readonly Token[]): readonly string[] {
  const [first, before, word, next] = [-2, -1, 0, 1].map((step) => tokens[at + step]);
  if (word === undefined || anyOfThem.test(before?.text ?? '')) return [];
  const found = swedish.get(`${word.text} ${next?.text}`) ?? swedish.get(word.text);
  if (found === undefined) return [];
  const isNamed =
    before?.text === 'the'
      ? before.opens || leadsThere.test(first?.text ?? '')
      : word.opens
        ? acts(next)
        : word.capital;
  return isNamed || sortOfActor.test(next?.text ?? '') ? found : [];
}
