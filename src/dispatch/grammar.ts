import type { CommandDeclaration } from '#src/conversation/declarations/declarations.ts';
import { fold } from '#src/language/fold.ts';
import { nearestWords } from '#src/language/nearest.ts';

/** What a line of text turned out to be. */
export type Line =
  | { readonly kind: 'command'; readonly command: CommandDeclaration; readonly text: string }
  | { readonly kind: 'help' }
  | {
      readonly kind: 'unknown';
      readonly word: string;
      /** What followed the word. */
      readonly rest: string;
      readonly near: readonly string[];
    }
  | { readonly kind: 'freeText'; readonly text: string };

const own = 'bryggan';
const helpWords = ['hjalp', 'help'];
/** "Möte med …" and "Kontakt hos …" begin a sentence about what happened, not a command. */
const sentenceWords = ['med', 'with', 'hos', 'pa', 'at', 'i', 'in', 'och', 'and'];

/** Reads what somebody typed as a slash command: the word (without the slash) and what follows it. */
export function readSlash(commands: readonly CommandDeclaration[], word: string, text: string): Line {
  const first = fold(word);
  if (first === own) return readUnder(commands, text);
  const command = commands.find((one) => one.level === 'own' && hasWord(one, first));
  if (command !== undefined) return { kind: 'command', command, text: text.trim() };
  return readUnder(commands, `${word} ${text}`);
}

/** Reads a line written in a conversation, where the slash and the word `bryggan` may be left out. */
export function readLine(commands: readonly CommandDeclaration[], line: string): Line {
  const trimmed = line.trim();
  const slash = /^\/(\S+)\s*(.*)$/su.exec(trimmed);
  if (slash?.[1] !== undefined) return readSlash(commands, slash[1], slash[2] ?? '');

  const [, first = '', rest = ''] = /^([^\s:]+):?\s*(.*)$/su.exec(trimmed) ?? [];
  const word = fold(first);
  if (word === own) return readUnder(commands, rest);
  if (helpWords.includes(fold(trimmed))) return { kind: 'help' };
  const next = fold(rest.split(/\s/u, 1)[0] ?? '');
  const owned = commands.find((one) => one.level === 'own' && hasWord(one, word));
  if (owned !== undefined && !sentenceWords.includes(next)) {
    return { kind: 'command', command: owned, text: rest.trim() };
  }
  const plain = commands.find((one) => hasWord(one, word) && one.isPlain?.(rest.trim()) === true);
  if (plain !== undefined) return { kind: 'command', command: plain, text: rest.trim() };
  const alone = commands.find((one) => one.level === 'under' && hasWord(one, fold(trimmed)));
  if (alone !== undefined) return { kind: 'command', command: alone, text: '' };
  // One word tells of no contact: where it is like a command, that was meant.
  const near = /\s/u.test(trimmed) ? [] : nearestTo(commands, word);
  return near.length > 0
    ? { kind: 'unknown', word: trimmed, rest: '', near }
    : { kind: 'freeText', text: trimmed };
}

function readUnder(commands: readonly CommandDeclaration[], text: string): Line {
  const trimmed = text.trim();
  if (trimmed === '' || helpWords.includes(fold(trimmed))) return { kind: 'help' };
  const words = trimmed.split(/\s+/u);
  // The longest word first: "mina personuppgifter" before "mina".
  for (let count = Math.min(3, words.length); count > 0; count--) {
    const said = fold(words.slice(0, count).join(' '));
    const command = commands.find((one) => hasWord(one, said));
    if (command !== undefined) return { kind: 'command', command, text: afterWords(trimmed, count) };
  }
  const word = words[0] ?? '';
  return { kind: 'unknown', word, rest: afterWords(trimmed, 1), near: nearestTo(commands, fold(word)) };
}

function nearestTo(commands: readonly CommandDeclaration[], folded: string): readonly string[] {
  const known = commands.flatMap((one) => [one.word.sv, one.word.en]);
  return nearestWords(folded, [...new Set([...known, ...helpWords])], 3);
}

function hasWord(command: CommandDeclaration, folded: string): boolean {
  return command.word.sv === folded || command.word.en === folded;
}

function afterWords(text: string, count: number): string {
  return text.replace(new RegExp(`^(?:\\S+\\s*){${count}}`, 'u'), '').trim();
}
