import i18next from 'i18next';
import type { Language } from '#src/conversation/answer.ts';
import { formatCount } from './format.ts';
import { isolate } from './isolate.ts';
import { texts as all, writingOf } from './languages.ts';

type WithoutPlural<Name extends string> =
  Name extends `${infer Base}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? Base : Name;
type Leaves<Node> = {
  [Name in keyof Node & string]: Node[Name] extends string
    ? WithoutPlural<Name>
    : `${Name}.${Leaves<Node[Name]>}`;
}[keyof Node & string];

/** Every key of the Swedish texts: `<file>.<path>`, without plural endings. */
export type Key = Leaves<typeof all.sv>;

/** Gives the text for a key in one language. `count` chooses the plural form, and is written as the language does. */
export type Translate = (key: Key, values?: Readonly<Record<string, string | number>>) => string;

/** The texts of a language, of which each has a Swedish one: a key that Swedish does not know is refused. */
function known<Texts extends object>(
  texts: Leaves<Texts> extends Key ? Texts : never,
): { translation: Texts } {
  return { translation: texts };
}

const texts = i18next.createInstance();
await texts.init({
  lng: 'sv',
  fallbackLng: 'sv',
  resources: { sv: known(all.sv), en: known(all.en), ar: known(all.ar) } satisfies Readonly<
    Record<Language, object>
  >,
  // Cards carry plain text; each platform escapes for itself.
  interpolation: { escapeValue: false },
  returnNull: false,
});

// A card has some twenty texts, most without values; looking one up anew takes ten times as long as all else on it.
function createTranslator(language: Language): Translate {
  const fixed = texts.getFixedT(language);
  const { direction } = writingOf(language);
  const fitted = (value: string | number) => (typeof value === 'string' ? isolate(value, direction) : value);
  const remembered = new Map<Key, string>();
  return (key, values) => {
    if (values !== undefined) {
      const fitting: Record<string, string | number> = {};
      for (const [name, value] of Object.entries(values)) fitting[name] = fitted(value);
      const { count } = fitting;
      if (typeof count !== 'number') return fixed(key as string, fitting);
      return fixed(key as string, {
        count,
        replace: { ...fitting, count: formatCount(count, { language }) },
      });
    }
    const text = remembered.get(key) ?? fixed(key as string);
    remembered.set(key, text);
    return text;
  };
}

const translators: Readonly<Record<Language, Translate>> = {
  sv: createTranslator('sv'),
  en: createTranslator('en'),
  ar: createTranslator('ar'),
};

/** The texts of one language. */
export function translator(language: Language): Translate {
  return translators[language];
}

/** Whether a string is the key of a text. */
export function isKey(candidate: string): candidate is Key {
  return texts.exists(candidate, { lng: 'sv' });
}
