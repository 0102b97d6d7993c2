import type { Ground } from './ground.ts';

/** How long and how often is measured. */
export interface Effort {
  /** Rounds of each comparison; the median counts. */
  readonly rounds: number;
  /** How long the load lasts in each round, where it is a matter of time. */
  readonly seconds: number;
  /** Messages of a fan-out. */
  readonly messages: number;
  /** Answers to a poll. */
  readonly answers: number;
  /** Contacts that are looked up among; a hundredth as many organisations, and a tenth as many people. */
  readonly contacts: number;
}

/** What a number must be and is wished to be, in its unit. */
export interface Line {
  readonly what: string;
  readonly against: string;
  /** Undefined where the machine lacks what it needs; `detail` says what. */
  readonly reached: number | undefined;
  /** Empty where it is a count. */
  readonly unit: '×' | 'ms' | 's' | 'MB' | '';
  /** Undefined where nobody has set one: then it is only told. */
  readonly must: number | undefined;
  readonly wanted: number | undefined;
  readonly better: 'more' | 'less';
  /** The numbers behind it. */
  readonly detail: string;
}

/** One measure, chosen by its name on the command line. */
export interface Measure {
  readonly name: string;
  run(ground: Ground, effort: Effort): Promise<readonly Line[]>;
}

/** Whether a number is as good as a limit asks; what could not be measured, or has none, misses nothing. */
export function reaches({ reached, better }: Line, limit: number | undefined): boolean {
  if (reached === undefined || limit === undefined) return true;
  return better === 'more' ? reached >= limit : reached <= limit;
}

/** The processor time that this process has used since, in milliseconds. @param before what `process.cpuUsage()` gave */
export function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
