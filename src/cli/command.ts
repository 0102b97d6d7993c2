import type { Config } from '../config.ts';

/** What an operator can mend: the message is one line that says what is wrong and what to do. */
export class CliError extends Error {
  override readonly name = 'CliError';
}

/** A call that does not fit the command's usage. */
export class UsageError extends CliError {}

/** A switch (`--fresh`), or with `value` an option that takes one (`--to <url>`). */
export interface Option {
  readonly about: string;
  readonly value?: string;
}

/** What a command is run with. */
export interface Given {
  /** What stands after the command, in order. */
  readonly words: readonly string[];
  readonly has: (option: string) => boolean;
  readonly option: (option: string) => string | undefined;
  /** Read when first asked for, so that what needs no configuration works without one. @throws ConfigError */
  readonly config: () => Config;
  /** One line of what was asked for, to stdout. */
  readonly say: (line: string) => void;
  /** One line about how far the work has come, to stderr, so that it does not mix with the result. */
  readonly progress: (line: string) => void;
}

/** One command of `npm run cli`. */
export interface Command {
  /** How it is written, one way a line, without `npm run cli --`. */
  readonly usage: readonly string[];
  /** More than the summary, a paragraph each. */
  readonly about?: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  /** How many words may follow. */
  readonly words: { readonly least: number; readonly most: number };
  /** @returns the exit code. @throws CliError and the other known faults of `faults.ts`, else a bug */
  run(given: Given): Promise<number>;
}

/** A command as it is listed. It is loaded when it is run, since most need only a part of the program. */
export interface Listed {
  readonly name: string;
  readonly summary: string;
  load(): Promise<Command>;
}

const before = 'npm run cli -- ';

/** What `--help` prints. */
export function helpOf({ summary }: Listed, { usage, about = [], options }: Command): string {
  const named = Object.entries(options).map(([name, { value, about: does }]) => {
    const written = value === undefined ? `--${name}` : `--${name} <${value}>`;
    return `  ${written.padEnd(22)} ${does}`;
  });
  return [
    `${summary}.`,
    '',
    ...usage.map((line) => `  ${before}${line}`),
    ...about.flatMap((paragraph) => ['', paragraph]),
    '',
    ...named,
    `  ${'--help'.padEnd(22)} show this`,
  ].join('\n');
}

/** What is printed without a command. */
export function overviewOf(commands: readonly Listed[]): string {
  const widest = Math.max(...commands.map(({ name }) => name.length)) + 2;
  return [
    `${before}<command> [--help]`,
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(widest)}${summary}`),
  ].join('\n');
}
