// Letters that Unicode does not take apart into a base letter and an accent.
const undecomposed: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

// Accents only: the vowel signs of Indic scripts are marks too, but carry meaning of their own.
const accents = /\p{Script=Inherited}+/gu;

/** Lower case without accents: `Å` becomes `a`, `ß` becomes `ss`. Keeps punctuation and white space. */
export function foldLetters(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(accents, '')
    .replace(/[øæœßđðþłı]/g, (letter) => undecomposed[letter] ?? letter)
    .normalize('NFC');
}

/**
 * The form in which names and words are compared and kept in `search_name`: lower case, no accents,
 * punctuation and symbols as one space, no space at the ends. Folding twice changes nothing.
 */
export function fold(text: string): string {
  return foldLetters(text)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}
