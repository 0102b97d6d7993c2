import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { type Language, languages, wholeLanguages } from '#src/conversation/answer.ts';
import { formatCount, formatDay, formatList, formatMoment, formatSpan } from '#src/locales/format.ts';
import { isolate } from '#src/locales/isolate.ts';
import { texts, writingOf } from '#src/locales/languages.ts';
import { translator } from '#src/locales/translate.ts';
import { leaves, placeholders, stemOf } from './leaves.ts';

/**
 * What somebody who speaks for an organisation can come to read, by mail, behind a link or in a chat. Whatever begins
 * so must stand in every language file: write it in `src/locales/ar.json` when you add a text here.
 */
const forRepresentatives = [
  'language',
  'link',
  'mail',
  'help',
  'errors',
  'personalData',
  'deliveries.bundle',
  'deliveries.bundleWhy',
  'people.notice',
  'people.notAllowed',
  'people.role',
  'people.pause',
  'people.help.pause',
  'people.help.pauseExample',
  'chat.form',
  'chat.search',
  'contacts.representative',
  'erasure.sent',
  'erasure.notSent',
  'erasure.gone',
  'erasure.erasedName',
  'erasure.decided',
  'information.readMore',
  'information.from',
  'meetings.help.representative',
  'meetings.help.representativeExample',
  'meetings.fact.when',
  'meetings.fact.where',
  'meetings.fact.newTime',
  'meetings.fact.oldTime',
  'meetings.fact.newPlace',
  'meetings.fact.oldPlace',
  'meetings.fact.agenda',
  'meetings.fact.convenes',
  'meetings.reply',
  'meetings.own',
  'meetings.invitation',
  'meetings.askAgain',
  'meetings.reminder',
  'meetings.changed',
  'meetings.cancelled',
  'meetings.refused.notYours',
  'meetings.refused.notCoordinator',
  'surveys.help.representative',
  'surveys.help.representativeExample',
  'surveys.question',
  'surveys.scale',
  'surveys.nps',
  'surveys.template.quick.question',
  'surveys.template.quick.choice',
  'surveys.template.trust.seen',
  'surveys.template.trust.means',
  'surveys.template.trust.more',
  'surveys.template.trust.lowest',
  'surveys.template.trust.highest',
  'surveys.ask',
  'surveys.closed',
  'surveys.refused',
  'surveys.write',
  'surveys.mine',
  'surveys.voice.yours',
  'surveys.voice.replaces',
  'surveys.voice.first',
  'surveys.voice.sealed',
  'surveys.voice.already',
  'surveys.poll.ask',
  'surveys.poll.intro',
  'surveys.anonymous.title',
  'surveys.anonymous.intro',
  'surveys.anonymous.means',
  'surveys.anonymous.fill',
  'surveys.anonymous.form',
  'surveys.anonymous.submit',
  'surveys.anonymous.once',
  'surveys.anonymous.sent',
  'surveys.anonymous.already',
  'surveys.anonymous.late',
  'surveys.anonymous.choose',
  'surveys.anonymous.empty',
  'referrals.answer',
  'referrals.ask',
  'referrals.told',
  'referrals.refused.gone',
  'referrals.refused.notYours',
  'settings.help.representative',
  'settings.help.representativeExample',
  'settings.title',
  'settings.language',
  'settings.languageNow',
  'settings.saved',
];

const swedish = leaves(texts.sv);
const swedishStems = new Map([...swedish].map(([key, text]) => [stemOf(key), text]));
const counting = new Set([...swedish.keys()].filter((key) => key.endsWith('_other')).map(stemOf));
const isForRepresentatives = (stem: string) =>
  forRepresentatives.some((one) => stem === one || stem.startsWith(`${one}.`));
const others = languages.filter((one) => !wholeLanguages.some((whole) => whole === one));

describe.each(others)('The file of %s', (language: Language) => {
  const given = leaves(texts[language]);

  it('has everything that a representative can read, in every plural form of the language', () => {
    const forms = new Intl.PluralRules(writingOf(language).tag).resolvedOptions().pluralCategories;
    const wanted = [...swedishStems.keys()]
      .filter(isForRepresentatives)
      .flatMap((stem) => (counting.has(stem) ? forms.map((form) => `${stem}_${form}`) : [stem]));
    expect(wanted.length).toBeGreaterThan(200);
    expect(wanted.filter((key) => !given.has(key))).toEqual([]);
  });

  it('names no values that the Swedish text does not, and none is empty', () => {
    const wrong = [...given].filter(([key, text]) => {
      const known = placeholders(swedishStems.get(stemOf(key)) ?? '');
      return text.trim() !== text || text === '' || placeholders(text).some((name) => !known.includes(name));
    });
    expect(wrong).toEqual([]);
  });

  it('leaves out a value only where a plural form says the number in words', () => {
    const wrong = [...given].filter(([key, text]) => {
      const left = placeholders(swedishStems.get(stemOf(key)) ?? '').filter(
        (name) => !placeholders(text).includes(name),
      );
      return left.length > 0 && !/_(?:zero|one|two)$/u.test(key) && String(left) !== 'count';
    });
    expect(wrong).toEqual([]);
  });

  it('says in Swedish what it lacks, never a key', () => {
    const t = translator(language);
    expect(given.has('digest.nothing')).toBe(false);
    expect(t('digest.nothing')).toBe(translator('sv')('digest.nothing'));
    expect(t('digest.organisations', { count: 2 })).toBe('2 aktörer');
  });
});

describe('Arabic', () => {
  const t = translator('ar');
  const at = DateTime.fromISO('2026-12-03T18:00', { zone: 'Europe/Stockholm' });
  const context = { language: 'ar', zone: 'Europe/Stockholm', now: at.minus({ days: 9 }) } as const;

  it('counts in its own six forms', () => {
    const said = [1, 2, 3, 11, 100].map((count) => t('meetings.invitation.saved.yes', { count }));
    expect(said).toEqual([
      'تم الحفظ: نعم، سيحضر شخص واحد.',
      'تم الحفظ: نعم، سيحضر شخصان.',
      'تم الحفظ: نعم، سيحضر 3 أشخاص.',
      'تم الحفظ: نعم، سيحضر 11 شخصًا.',
      'تم الحفظ: نعم، سيحضر 100 شخص.',
    ]);
  });

  it('writes days, times, numbers and lists in its own way', () => {
    expect(formatMoment(at, context)).toBe('الخميس 3 ديسمبر الساعة 18:00');
    expect(formatSpan(at, at.plus({ hours: 2 }), context)).toBe('الخميس 3 ديسمبر الساعة 18:00–20:00');
    expect(formatDay(at.plus({ years: 1 }), context)).toBe('الجمعة 3 ديسمبر 2027');
    expect(formatCount(12_345, context)).toBe('12,345');
    expect(formatList(['أمينة', 'سالم'], context)).toBe('أمينة وسالم');
  });
});

describe('What people wrote, within a sentence', () => {
  it('stands apart where it runs the other way, and is left alone otherwise', () => {
    expect(translator('ar')('meetings.invitation.title', { title: 'Höstmöte' })).toBe(
      'دعوة: \u2068Höstmöte\u2069',
    );
    expect(translator('ar')('meetings.invitation.title', { title: 'لقاء' })).toBe('دعوة: لقاء');
    expect(translator('sv')('meetings.invitation.title', { title: 'لقاء' })).toBe(
      'Inbjudan: \u2068لقاء\u2069',
    );
    expect(translator('sv')('meetings.invitation.title', { title: 'Höstmöte' })).toBe('Inbjudan: Höstmöte');
  });

  it('cannot turn around what stands after it', () => {
    for (const mark of [
      '\u202A',
      '\u202B',
      '\u202D',
      '\u202E',
      '\u2066',
      '\u2067',
      '\u2068',
      '\u2069',
      '\u202C',
    ]) {
      expect(isolate(`Fest${mark}gnp.exe`, 'ltr')).toBe('Festgnp.exe');
    }
    expect(isolate('Fest\u200Fen', 'ltr')).toBe('\u2068Fest\u200Fen\u2069');
  });
});
