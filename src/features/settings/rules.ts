import type { WholeLanguage } from '#src/conversation/answer.ts';

/** What an administrator decides for the workspace. Hours are whole and local, 0–24. */
export interface Settings {
  readonly name: string;
  readonly language: WholeLanguage;
  /** An id in `conversations`; null when the week is posted nowhere. */
  readonly digestConversationId: string | null;
  readonly staffFromHour: number;
  readonly staffToHour: number;
  readonly representativeFromHour: number;
  readonly representativeToHour: number;
  readonly weeklyMessages: number;
  readonly quietAfterDays: number;
}

/** The same as the form holds it. */
export type TypedSettings = Readonly<
  Record<Exclude<keyof Settings, 'language' | 'digestConversationId'>, string>
> &
  Pick<Settings, 'language' | 'digestConversationId'>;

/** The longest name of a workspace. */
export const longestName = 80;

/** What may be chosen. A volunteer is written to at least once a week, or not asked at all, and never daily. */
export const ranges = {
  hour: { min: 0, max: 24 },
  weeklyMessages: { min: 1, max: 6 },
  quietAfterDays: { min: 7, max: 365 },
} as const;

/** Why a field was refused. */
export type Refusal =
  | { readonly reason: 'name'; readonly max: number }
  | { readonly reason: 'hour' | 'order' | 'channel' }
  | { readonly reason: 'count'; readonly min: number; readonly max: number };

/** What was typed as settings, or why each field cannot be taken, by field name. */
export type Checked =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly refused: Readonly<Partial<Record<keyof Settings, Refusal>>> };

/** Reads what was typed. */
export function checkSettings(typed: TypedSettings): Checked {
  const refused: Partial<Record<keyof Settings, Refusal>> = {};
  const name = typed.name.trim().replace(/\s+/gu, ' ');
  if (name === '' || name.length > longestName) refused.name = { reason: 'name', max: longestName };

  const hour = (field: HourField): number => {
    const read = readWhole(typed[field], ranges.hour);
    if (read === undefined) refused[field] = { reason: 'hour' };
    return read ?? 0;
  };
  const span = (from: HourField, to: HourField): readonly [number, number] => {
    const read = [hour(from), hour(to)] as const;
    if (refused[from] === undefined && refused[to] === undefined && read[0] >= read[1]) {
      refused[to] = { reason: 'order' };
    }
    return read;
  };
  const count = (field: 'weeklyMessages' | 'quietAfterDays'): number => {
    const read = readWhole(typed[field], ranges[field]);
    if (read === undefined) refused[field] = { reason: 'count', ...ranges[field] };
    return read ?? 0;
  };

  const [staffFromHour, staffToHour] = span('staffFromHour', 'staffToHour');
  const [representativeFromHour, representativeToHour] = span(
    'representativeFromHour',
    'representativeToHour',
  );
  const settings = {
    ...typed,
    name,
    staffFromHour,
    staffToHour,
    representativeFromHour,
    representativeToHour,
    weeklyMessages: count('weeklyMessages'),
    quietAfterDays: count('quietAfterDays'),
  };
  return Object.keys(refused).length === 0 ? { ok: true, settings } : { ok: false, refused };
}

type HourField = 'staffFromHour' | 'staffToHour' | 'representativeFromHour' | 'representativeToHour';

function readWhole(text: string, range: { readonly min: number; readonly max: number }): number | undefined {
  const trimmed = text.trim();
  if (!/^\d{1,4}$/u.test(trimmed)) return undefined;
  const number = Number(trimmed);
  return number >= range.min && number <= range.max ? number : undefined;
}
