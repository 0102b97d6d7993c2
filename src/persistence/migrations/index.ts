import type { Constructor } from '@mikro-orm/core';
import type { Migration } from '@mikro-orm/migrations';
import { FindCoordinators } from './2026-11-22-find-coordinators.ts';
import { Initial } from './2026-11-22-initial.ts';
import { NoteRegisterChanges } from './2026-11-22-note-register-changes.ts';

/** Every migration, oldest first. */
export const migrations: readonly { readonly name: string; readonly class: Constructor<Migration> }[] = [
  { name: '2026-11-22-initial', class: Initial },
  { name: '2026-11-22-find-coordinators', class: FindCoordinators },
  { name: '2026-11-22-note-register-changes', class: NoteRegisterChanges },
];
