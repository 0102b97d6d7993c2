import { isMisspelling } from '#src/language/organisation-names.ts';

const mostTrigrams = 12;
// What so many names share (`förening`) tells nothing.
const mostSharing = 150;

/**
 * Names, to find what one may be a misspelling of. Names that share a rare trigram are compared letter by letter, so
 * that ten thousand are looked up among ten thousand in seconds. Names are folded.
 */
export class Likeness {
  readonly #byTrigram = new Map<string, Set<string>>();

  add(name: string): void {
    for (const trigram of trigramsOf(name)) {
      const sharing = this.#byTrigram.get(trigram);
      if (sharing === undefined) this.#byTrigram.set(trigram, new Set([name]));
      else sharing.add(name);
    }
  }

  /** The first name, by the alphabet, that this one may be a misspelling of, or that may be one of it. */
  find(name: string): string | undefined {
    const rare = trigramsOf(name)
      .map((trigram) => this.#byTrigram.get(trigram) ?? new Set<string>())
      .filter(({ size }) => size > 0 && size <= mostSharing)
      .sort((a, b) => a.size - b.size)
      .slice(0, mostTrigrams);
    const candidates = new Set(rare.flatMap((names) => [...names]));
    return [...candidates]
      .filter((one) => one !== name && (isMisspelling(name, one) || isMisspelling(one, name)))
      .sort()[0];
  }
}

function trigramsOf(name: string): string[] {
  const padded = name.split(' ').map((word) => `  ${word} `);
  const all = padded.flatMap((word) =>
    Array.from({ length: word.length - 2 }, (_, at) => word.slice(at, at + 3)),
  );
  return [...new Set(all)];
}
