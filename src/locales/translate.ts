import i18next from 'i18next';
import type { Language } from '#src/conversation/answer.ts';
import * as en from './en/index.ts';
import * as sv from './sv/index.ts';

type WithoutPlural<Name extends string> = Name extends `${infer Base}_${'one' | 'other'}` ? Base : Name;
type Leaves<Node> = {
  [Name in keyof Node & string]: Node[Name] extends string
    ? WithoutPlural<Name>
    : `${Name}.${Leaves<Node[Name]>}`;
}[keyof Node & string];

/** Every key of the Swedish texts: `<file>.<path>`, without plural endings. */
export type Key = Leaves<typeof sv>;

/** Gives the text for a key in one language. `count` chooses the plural form. */
export type Translate = (key: Key, values?: Readonly<Record<string, string | number>>) => string;

const texts = i18next.createInstance();
await texts.init({
  lng: 'sv',
  fallbackLng: false,
  resources: { sv: { translation: { ...sv } }, en: { translation: { ...en } } },
  // Cards carry plain text; each platform escapes for itself.
  interpolation: { escapeValue: false },
  returnNull: false,
});

// A card has some twenty texts, most without values; looking one up anew takes ten times as long as all else on it.
function createTranslator(language: Language): Translate {
  const fixed = texts.getFixedT(language);
  const known = new Map<Key, string>();
  return (key, values) => {
    if (values !== undefined) return fixed(key as string, { ...values });
    const text = known.get(key) ?? fixed(key as string);
    known.set(key, text);
    return text;
  };
}

const translators: Readonly<Record<Language, Translate>> = {
  sv: createTranslator('sv'),
  en: createTranslator('en'),
};

/** The texts of one language. */
export function translator(language: Language): Translate {
  return translators[language];
}

/** Whether a string is the key of a text. */
export function isKey(candidate: string): candidate is Key {
  return texts.exists(candidate, { lng: 'sv' });
}
