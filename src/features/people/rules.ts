import type { DateTime } from 'luxon';
import { pausedForGood, type Role } from '#entities/person.ts';
import { fold } from '#src/language/fold.ts';

const roleWords: Readonly<Record<string, Role | 'none'>> = {
  samordnare: 'coordinator',
  foreningssamordnare: 'coordinator',
  coordinator: 'coordinator',
  administrator: 'administrator',
  admin: 'administrator',
  ingen: 'none',
  none: 'none',
};

/** Who somebody pointed at: by the platform's own id, or by name. */
export type Pointer = { readonly externalId: string } | { readonly name: string };

/** What "<@U123|karin> samordnare" asks for; undefined when it cannot be read. */
export function readAppointment(text: string): { who: Pointer; role: Role | 'none' } | undefined {
  const trimmed = text.trim();
  const lastWord = trimmed.split(/\s+/u).at(-1) ?? '';
  const role = roleWords[fold(lastWord)];
  const who = trimmed.slice(0, trimmed.length - lastWord.length).trim();
  if (role === undefined || who === '') return undefined;
  const mention = /^<@([^|>\s]+)(?:\|[^>]*)?>$/u.exec(who);
  return {
    role,
    who: mention?.[1] === undefined ? { name: who.replace(/^@/u, '') } : { externalId: mention[1] },
  };
}

/** A person's roles after an appointment. `none` takes away what staff have; speaking for an organisation stays. */
export function rolesAfter(before: readonly Role[], role: Role | 'none'): Role[] {
  if (role === 'none') return before.filter((one) => one === 'representative');
  return before.includes(role) ? [...before] : [...before, role];
}

/** What somebody can ask for: a pause, short or long, or messages again. */
export const pauseChoices = ['week', 'month', 'ever', 'off'] as const;
/** One of them. */
export type PauseChoice = (typeof pauseChoices)[number];

const pauseWords: Readonly<Record<string, PauseChoice>> = {
  vecka: 'week',
  week: 'week',
  manad: 'month',
  month: 'month',
  'tills vidare': 'ever',
  'until further notice': 'ever',
  av: 'off',
  off: 'off',
};

/** The pause that "en vecka" or "until further notice" asks for; undefined when it cannot be read. */
export function readPause(text: string): PauseChoice | undefined {
  const said = fold(text.trim()).replace(/^(?:en|a|one)\s+/u, '');
  return pauseWords[said];
}

/** When a pause that begins now ends; null when it is over at once. A month is a month of the calendar. */
export function pauseEndOf(choice: PauseChoice, now: DateTime): DateTime | null {
  switch (choice) {
    case 'week':
      return now.plus({ weeks: 1 });
    case 'month':
      return now.plus({ months: 1 });
    case 'ever':
      return pausedForGood;
    case 'off':
      return null;
  }
}
