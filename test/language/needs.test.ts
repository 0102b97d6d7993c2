import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { type Category, categories } from '#entities/need.ts';
import { categoryWords } from '#src/language/category-words.ts';
import { foldText } from '#src/language/folded-text.ts';
import { readNeeds } from '#src/language/needs.ts';
import { understandNote } from '#src/language/understanding/understand.ts';

const now = DateTime.fromISO('2026-11-22T12:00', { zone: 'Europe/Stockholm' });

/** What a note says is needed, offered and needed no longer, each category once. */
function findAll(text: string) {
  const { needs, offers, closedNeeds } = understandNote(text, now);
  const named = (found: readonly { readonly category: Category }[]) => found.map(({ category }) => category);
  return { need: named(needs), offer: named(offers), closed: named(closedNeeds) };
}

/** Everything read from a sentence, as `need: premises, offer: skills`. */
function read(text: string): string {
  return Object.entries(findAll(text))
    .filter(([, found]) => found.length > 0)
    .map(([kind, found]) => `${kind} ${found.join(' ')}`)
    .join(', ');
}

describe('tags', () => {
  it.each([
    ['#lokal', 'premises'],
    ['#Styrelsekunskap', 'board-knowledge'],
    ['#finansiering', 'funding'],
    ['#engagerade', 'volunteers'],
    ['#synlighet', 'visibility'],
    ['#kontakter', 'contacts'],
    ['#utrustning', 'equipment'],
    ['#kunnande', 'skills'],
    ['#kultur', 'culture'],
    ['#övrigt', 'other'],
    ['#ovrigt', 'other'],
    ['#pengar', 'funding'],
    ['#möteslokal', 'premises'],
  ])('reads the Swedish %s as %s', (tag, category) => {
    expect(findAll(`träffade styrelsen ${tag}`).need).toEqual([category]);
  });

  it.each(categories)('reads the English #%s', (category) => {
    expect(findAll(`met the board #${category}, more later`).need).toEqual([category]);
  });

  it('passes over tags it does not know', () => {
    expect(read('#fika #okänt #')).toBe('');
  });

  it('lets the sentence say what a tag means', () => {
    expect(read('kan låna ut #lokal')).toBe('offer premises');
    expect(read('behöver inte lokal längre #lokal')).toBe('closed premises');
  });

  it('has no tag for two categories', () => {
    const tags = categories.flatMap((category) => categoryWords[category].tags);
    expect(new Set(tags).size).toBe(tags.length);
  });
});

describe('free words', () => {
  it.each([
    [
      'Träffade Hagsätra Folkdans igår, de behöver lokal på torsdagar och kan hjälpa till med barnaktiviteter',
      'need premises, offer skills',
    ],
    ['behöver lokal #lokal', 'need premises'],
    ['BEHOVER LOKAL', 'need premises'],
    ['saknar pengar', 'need funding'],
    ['söker ledare', 'need volunteers'],
    ['de är i stort behov av en större danslokal', 'need premises'],
    ['de behöver lokal, pengar och ledare', 'need premises funding volunteers'],
    ['det saknas ledare', 'need volunteers'],
    ['lokal saknas', 'need premises'],
    ['har ingen lokal', 'need premises'],
    ['har inte fått någon lokal än', 'need premises'],
    ['ont om pengar', 'need funding'],
    ['har svårt att hitta ledare', 'need volunteers'],
    ['vill ha hjälp med att nå ut', 'need visibility'],
    ['behöver hjälp med stadgarna', 'need board-knowledge'],
    ['söker styrelsemedlemmar', 'need volunteers'],
    ['undrar om de kan få låna en lokal', 'need premises'],
    ['kan de få lokal?', 'need premises'],
    ['behöver någon som kan låna ut högtalare', 'need equipment'],
    ['söker bidrag till en konsert', 'need funding'],
    ['behöver inte bara lokal utan också pengar', 'need premises funding'],
    ['they need premises on Thursdays', 'need premises'],
    ['looking for volunteers', 'need volunteers'],
    ["they don't have any money", 'need funding'],
    ['volunteers are needed', 'need volunteers'],
    ['kan låna ut lokal', 'offer premises'],
    ['har en lokal', 'offer premises'],
    ['har gott om stolar', 'offer equipment'],
    ['erbjuder språkkafé', 'offer skills'],
    ['they can lend chairs and help with cooking', 'offer equipment skills'],
    ['they have a large hall', 'offer premises'],
    ['behöver lokal men har en egen projektor', 'need premises, offer equipment'],
    ['Behöver lokal. Har gott om bord', 'need premises, offer equipment'],
    ['behöver inte lokal längre', 'closed premises'],
    ['behöver inte längre någon lokal', 'closed premises'],
    ['lokal behövs inte längre', 'closed premises'],
    ['inget behov av lokal', 'closed premises'],
    ['har äntligen fått en lokal', 'closed premises'],
    ['har hittat lokal men saknar utrustning', 'need equipment, closed premises'],
    ['de behövde lokal, men har fått en lokal nu', 'closed premises'],
    ['they no longer need premises', 'closed premises'],
    ['lokalen är ordnad', 'closed premises'],
    ['lokalen är inte ordnad', 'need premises'],
    ['kan inte låna ut lokal längre', ''],
    ['vi pratade om lokalen', ''],
    ['har en fråga om lokal', ''],
    ['Kulturhuset var stängt', ''],
    ['Besökte Musikföreningen', ''],
    ['behöver lite tid. Sätra Kulturförening har öppet', ''],
    ['lokalt engagemang saknas', ''],
    ['', ''],
  ])('reads %j as %j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('says where the category was named', () => {
    const text = 'De är i stort   behov av en Möteslokal!';
    const folded = foldText(text);
    const [need] = readNeeds(folded.text).read;
    const { start, end } = folded.original(need?.start ?? 0, need?.end ?? 0);
    expect(text.slice(start, end)).toBe('Möteslokal');
  });
});

describe('any text', () => {
  const word = fc.constantFrom(
    'behöver',
    'inte',
    'lokal',
    'har',
    'en',
    '#lokal',
    ',',
    'och',
    'saknas',
    'kan',
    'låna ut',
    'pengar',
    '.',
    'fått',
    '\n',
    'i\u0307',
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(word).map((words) => words.join(' ')),
  );

  it('names each category once, within the text, and never as needed and closed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { need, offer, closed } = findAll(text);
        for (const found of [need, offer, closed]) expect(new Set(found).size).toBe(found.length);
        expect(need.filter((category) => closed.includes(category))).toEqual([]);
        const folded = foldText(text).text;
        for (const { start, end } of readNeeds(folded).read)
          expect(start >= 0 && start < end && end <= folded.length).toBe(true);
      }),
    );
  });

  it.each(['a', 'behöver lokal ', '#lokal ', 'och så lokal ', 'har inte ', 'kan gärna '])(
    'comes to an end with 40,000 characters of %j',
    (piece) => {
      const text = `behöver ${piece.repeat(40_000)}`.slice(0, 40_000);
      readNeeds(foldText(text).text);
    },
  );
});
