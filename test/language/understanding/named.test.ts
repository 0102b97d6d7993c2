import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { Register } from '#src/language/understanding/register.ts';
import { understand } from '#src/language/understanding/understand.ts';
import { labelsOf } from './score.ts';

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
  ])('is read in %j', (sentence, name) => {
    expect(read(sentence).organisations).toEqual([name]);
  });
});
