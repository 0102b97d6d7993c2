import type { Person } from '#entities/person.ts';
import type { Gate } from '#src/conversation/declarations/declarations.ts';

/** Whether somebody passes the coarse gate of a declaration. */
export function mayUse(person: Person, gate: Gate): boolean {
  return gate === 'anyone' || person.is(gate);
}

/** The fine gate's questions. Coordinators see notes; administrators do not, unless they are also coordinators. */
export type Verb = 'seeNotes' | 'appoint' | 'changeSettings' | 'answerFor';

/** Whether somebody may do something to a subject. Asked again on every press. */
export function can(person: Person, verb: Verb, subject?: { readonly personId: string }): boolean {
  switch (verb) {
    case 'seeNotes':
      return person.is('coordinator');
    case 'appoint':
    case 'changeSettings':
      return person.is('administrator');
    case 'answerFor':
      return subject?.personId === person.id;
  }
}
