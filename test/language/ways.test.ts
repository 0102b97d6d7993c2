import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findWay } from '#src/language/ways.ts';

describe('findWay', () => {
  it.each([
    ['Träffade styrelsen igår', 'visit'],
    ['traffade styrelsen igar', 'visit'],
    ['TRÄFFADES utanför biblioteket', 'visit'],
    ['Har besökt dem', 'visit'],
    ['Jag var hos Folkdans', 'visit'],
    ['tittade förbi på väg hem', 'visit'],
    ['Vi sågs i fredags', 'visit'],
    ['Met the board yesterday', 'visit'],
    ['dropped by their café', 'visit'],
    ['Ringde ordföranden', 'phone'],
    ['Blev uppringd av Wisla', 'phone'],
    ['Pratade i telefon med kassören', 'phone'],
    ['called them on Friday', 'phone'],
    ['spoke on the phone', 'phone'],
    ['Mejlade igår', 'mail'],
    ['mailat dem', 'mail'],
    ['Skrev mejl till styrelsen', 'mail'],
    ['fick ett mejl från dem', 'mail'],
    ['e-mailed the chair', 'mail'],
    ['sms från ledaren', 'chat'],
    ['sms:ade', 'chat'],
    ['Messade med dem', 'chat'],
    ['chattade på kvällen', 'chat'],
    ['skrev på Messenger', 'chat'],
    ['texted the coach', 'chat'],
    ['Möte med styrelsen', 'meeting'],
    ['mote med styrelsen', 'meeting'],
    ['Satt i möte hela dagen', 'meeting'],
    ['var på deras styrelsemöte', 'meeting'],
    ['Träffade dem på nätverksmötet', 'meeting'],
    ['had a meeting with the board', 'meeting'],
    ['Ringde dem, de vill boka möte med oss', 'phone'],
    ['Möte med styrelsen, ringde sedan kassören', 'meeting'],
    ['Försökte ringa, ingen svarar', 'phone'],
    ['Tried calling twice, nobody picks up', 'phone'],
    ['Talade in på svararen', 'phone'],
    ['Called in at the church', 'visit'],
    ['Idag kom två av dem förbi mitt kontor', 'visit'],
    ['Had a sit-down with the board', 'meeting'],
    ['Sat in a meeting with the board', 'meeting'],
    ['möte: två saknar lokal', 'meeting'],
    ['torsdagsmöte, ingen frågade', 'meeting'],
    ['sittning med kören', 'meeting'],
    ['Kören i mejl: de söker noter', 'mail'],
    ['de skriver i ett mejl att taket läcker', 'mail'],
    ['they write in a mail that the roof leaks', 'mail'],
    ['WhatsApp i söndags: känner du någon?', 'chat'],
    ['qqqq on the blower: the path is cleared', 'phone'],
    ["didn't pick up, trying again", 'phone'],
    ['Igår satt jag och åt semlor med qqqq', 'visit'],
    ['qqqq igår, åt soppa med dem', 'visit'],
    ['qqqq yesterday, said hello', 'visit'],
    ['qqqq yesterday at the hut', 'visit'],
    ['Called at qqqq, all well', 'visit'],
    ['Was there, they need paint', 'visit'],
  ])('reads %j as %s', (text, expected) => {
    expect(findWay(text)).toBe(expected);
  });

  it.each([
    'De mår bra',
    'Ska ringa dem på måndag',
    'De har en hjärtstartare på plats',
    'vill mejla styrelsen',
    'Nästa möte med dem är i maj',
    'an association called Solen',
    'det sägs att de flyttar',
    'Ringvägen 12',
    'metod och besökare',
    'qqqq yesterday, asked for a hall',
    'qqqq har nu träffat skolan',
    'chatted with them about the summer',
    'de har blivit lurade',
    '',
  ])('reads nothing in %j', (text) => {
    expect(findWay(text)).toBeUndefined();
  });

  it('copes with anything up to 40,000 characters', () => {
    const word = fc.constantFrom('hade ', 'ett ', 'möte', 'träffade ', 'på ', 'med', 'a', '\n');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(word).map((words) => words.join('')),
        ),
        (text) => {
          findWay(text);
        },
      ),
    );
    for (const piece of ['a', 'hade ', 'träffade a ', 'ett möte '])
      findWay(piece.repeat(40_000).slice(0, 40_000));
  });
});
