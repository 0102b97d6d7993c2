import type { Role } from '#entities/person.ts';
import type { Language } from '#src/conversation/answer.ts';

/** One of the demo's people. All are invented. */
export interface DemoPerson {
  /** Their account on the chat page, and how the other data name them. */
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly language: Language | null;
  readonly email: string | null;
  /** False for somebody who is in no chat at all. */
  readonly chats: boolean;
}

function staff(id: string, name: string, ...roles: readonly Role[]): DemoPerson {
  return { id, name, roles, language: 'sv', email: `${id}@example.org`, chats: true };
}

function representative(id: string, name: string, more: Partial<DemoPerson> = {}): DemoPerson {
  return {
    id,
    name,
    roles: ['representative'],
    language: null,
    email: `${id}@example.org`,
    chats: true,
    ...more,
  };
}

/** Three coordinators, of whom one is also administrator, and those who speak for organisations. */
export const demoPeople: readonly DemoPerson[] = [
  staff('samira', 'Samira Lindqvist', 'coordinator'),
  staff('jonas', 'Jonas Ek', 'coordinator'),
  staff('aino', 'Aino Mattila', 'coordinator', 'administrator'),
  representative('leyla', 'Leyla Demir'),
  representative('gunnar', 'Gunnar Ahl'),
  representative('daniel', 'Daniel Okafor', { language: 'en' }),
  representative('tomasz', 'Tomasz Nowak'),
  representative('hodan', 'Hodan Warsame'),
  representative('pekka', 'Pekka Virtanen'),
  representative('maria', 'Maria Castillo'),
  representative('karin', 'Karin Sandell'),
  representative('robert', 'Robert Ekberg'),
  representative('birgitta', 'Birgitta Holm', { chats: false }),
];
