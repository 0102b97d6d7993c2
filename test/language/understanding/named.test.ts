import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { Register } from '#src/language/understanding/register.ts';
import { understand } from '#src/language/understanding/understand.ts';
import { labelsOf } from '#training/score.ts';

const register = new Register(
  [
    ['Improgruppen Nu Nu', 'Sjövik', []],
    ['Anonyma Gruppen Ny Dag', 'Sjövik', ['Ny Dag']],
    ['Visans Vänner Sjövik', 'Sjövik', ['Visvännerna']],
    ['Hundklubben Glada Tassen', 'Sjövik', ['Tassarna']],
    ['Gospelkören Salt', 'Sjövik', []],
    ['Papporna på Torget', 'Sjövik', ['papporna']],
    ['Kören Havsbris', 'Sjövik', []],
    ['Kvinnokören Jasmin', 'Sjövik', []],
    ['IF Wisla', 'Sjövik', []],
    ['Tekniska kontoret', 'Sjövik', ['Tekniska']],
    ['Polisen Sjövik', 'Sjövik', ['Polisen']],
    ['Bosniska Föreningen Ljiljan', 'Sjövik', []],
    ['Syrianska Föreningen i Sjövik', 'Sjövik', []],
    ['Filmklubben Projektorn', 'Sjövik', []],
    ['Konstföreningen Penseln', 'Sjövik', []],
    ['Fotoklubben Slutaren', 'Sjövik', []],
    ['Sjöviks Ridklubb', 'Sjövik', []],
    ['Sjöviks Bibliotek', 'Sjövik', []],
    ['Konsthallen', 'Sjövik', []],
  ].map(([name, area, aliases]) => ({
    name: String(name),
    kind: 'association',
    area: String(area),
    aliases: [aliases ?? []].flat(),
  })),
);
const now = DateTime.fromISO('2026-11-18T14:30', { zone: 'Europe/Stockholm' });
const read = (sentence: string) => labelsOf(understand(sentence, register, now));

describe('a word of the sentence', () => {
  it.each([
    'Ringde Wisla, de har lokal nu',
    'Ringde Wisla, de vill ha en ny styrelse',
    'Ringde Wisla, de vill visa film',
    'Ringde Wisla, de har sålt nio biljetter',
    'Ringde Wisla, de höll i en tass',
    'Ringde Wisla, två i kören är sjuka',
    'Ringde Wisla, penseln är borta',
    'Ringde Wisla, de såg en film på projektron',
    'Called Wisla, they want to try riding',
    'Called Wisla, they read in a library',
    'Constructor wants to meet, called Wisla',
  ])('is no name in %j', (sentence) => {
    expect(read(sentence)).toMatchObject({ organisations: ['IF Wisla'], mentioned: [] });
  });
});

describe('a name', () => {
  it.each([
    ['Ringde Nu Nu', 'Improgruppen Nu Nu'],
    ['Träffade Ny Dag igår', 'Anonyma Gruppen Ny Dag'],
    ['papporna ringde, grillen är trasig', 'Papporna på Torget'],
    ['hälsade på papporna på torget', 'Papporna på Torget'],
    ['Jasmin ringde, två i kören är sjuka', 'Kvinnokören Jasmin'],
    ['Träffade havsbris', 'Kören Havsbris'],
    ['penseln ringde', 'Konstföreningen Penseln'],
    ['projektron saknar en duk', 'Filmklubben Projektorn'],
    ['Ljilljan söker en sångare', 'Bosniska Föreningen Ljiljan'],
    ['the riding club rang', 'Sjöviks Ridklubb'],
    ['Finnish people met Wisla', 'IF Wisla'],
  ])('is read in %j', (sentence, name) => {
    expect(read(sentence).organisations).toEqual([name]);
  });
});

describe('two names', () => {
  it.each([
    [
      'var hos Syrianska Föreningen och Ljiljan',
      'Bosniska Föreningen Ljiljan',
      'Syrianska Föreningen i Sjövik',
    ],
    ['slutaren o Wisla vill båda ställa ut', 'Fotoklubben Slutaren', 'IF Wisla'],
  ])('are read in %j', (sentence, ...names) => {
    expect(read(sentence).organisations.toSorted()).toEqual(names);
  });
});

describe('what one lacks and the other has', () => {
  it.each([
    'Träffade Wisla och Konsthallen, Wisla saknar lokal och Konsthallen har en',
    'Möte med Wisla och Konsthallen. Konsthallen har en sal som står tom, Wisla behöver en',
    'Met Wisla and Konsthallen, Wisla needs a room and Konsthallen has one',
  ])('is a need and an offer in %j', (sentence) => {
    const { needs, offers } = read(sentence);
    expect([needs, offers]).toEqual([['IF Wisla/premises'], ['Konsthallen/premises']]);
  });

  it('is no offer where both lack it', () => {
    const { needs, offers } = read(
      'Träffade Wisla och Konsthallen, Wisla saknar bollar och Konsthallen har inga',
    );
    expect([needs, offers]).toEqual([['IF Wisla/equipment'], []]);
  });
});

describe('the body that a matter goes to', () => {
  it.each([
    'Wisla ringde om vägen, kopplade dem till Tekniska',
    'Wisla ringde om vägen, hänv t Tekniska',
    'Wisla ringde om vägen, Tekniska fick ärendet',
    'Wisla ringde om vägen, frågar Tekniska åt dem',
    'Wisla ringde om vägen. Tekniska får ta det',
    'Wisla ringde om vägen, prova hos Tekniska sa jag',
    'Wisla rang about the road, put them on to Tekniska',
    'Wisla rang about the road. Tekniska is where I sent them',
  ])('is read in %j', (sentence) => {
    expect(read(sentence)).toMatchObject({
      organisations: ['IF Wisla'],
      mentioned: ['Tekniska kontoret'],
      referTo: 'Tekniska kontoret',
    });
  });
});

describe('whom it was with', () => {
  it.each([
    'möte: Wisla saknar bollar, Havsbris har en till övers',
    'Wisla och Havsbris på avstämning: Wisla saknar bollar',
    'Wisla saknar rum men Havsbris har ett ledigt',
  ])('are both in %j', (sentence) => {
    expect(new Set(read(sentence).organisations)).toEqual(new Set(['IF Wisla', 'Kören Havsbris']));
  });

  it.each([
    'Wisla ringde om mopederna, polisen gör inget',
    'Ringde Wisla, de har fått lokal med Polisens hjälp',
  ])('is nobody in passing in %j', (sentence) => {
    expect(read(sentence)).toMatchObject({
      organisations: ['IF Wisla'],
      mentioned: ['Polisen Sjövik'],
      referTo: null,
    });
  });
});

describe('the next step', () => {
  it.each([
    ['Wisla rang. Replying Friday', '2026-11-20'],
    ['Wisla rang, checking on Monday', '2026-11-23'],
    ['Wisla rang. We meet 1 December', '2026-12-01'],
    ['Wisla rang. I will try Monday', '2026-11-23'],
    ['Wisla ringde, svar på fredag', '2026-11-20'],
    ['Wisla ringde. möte med dem mån 23 nov', '2026-11-23'],
  ])('is read in %j', (sentence, nextOn) => {
    expect(read(sentence)).toMatchObject({ happenedOn: null, nextOn });
  });
});

describe('a day of theirs', () => {
  it.each([
    'Wisla ringde, de saknar vakter tis och tors',
    'Wisla ringde, de fick nycklarna i fredags',
    'Wisla rang, the sunday school needs a room',
    'Wisla ringde, salen kan lånas måndag kväll',
  ])('is none of the contact in %j', (sentence) => {
    expect(read(sentence)).toMatchObject({ happenedOn: null, nextOn: null });
  });

  it('is that of the contact in "torsdagsmöte"', () => {
    expect(read('Torsdagsmöte med Wisla').happenedOn).toBe('2026-11-12');
  });
});

it('the body that a matter goes to is read by what its name says in English', () => {
  expect(read('Wisla needs a quiet room, I sent them to the library')).toMatchObject({
    organisations: ['IF Wisla'],
    mentioned: ['Sjöviks Bibliotek'],
    referTo: 'Sjöviks Bibliotek',
  });
});
