import type { Person } from '#entities/person.ts';
import { type Card, card, list, quiet, text } from '#src/conversation/elements/card.ts';
import type { Translate } from '#src/locales/translate.ts';

/** Who is administrator and who is coordinator, and how to change it. */
export function rolesCard(staff: readonly Person[], t: Translate): Card {
  const items = staff.map((person) => ({ text: person.name, detail: roleNames(person, t) }));
  return card(
    t('people.roles.title'),
    items.length === 0 ? text(t('people.roles.empty')) : list(items),
    quiet(t('people.roles.how')),
  );
}

/** What somebody is now, after an appointment. */
export function appointedCard(person: Person, t: Translate): Card {
  const names = roleNames(person, t);
  const sentence =
    names === ''
      ? t('people.roles.now.none', { name: person.name })
      : t('people.roles.now.some', { name: person.name, roles: names });
  return card(t('people.roles.title'), text(sentence));
}

/** Why an appointment could not be made. */
export function notAppointedCard(
  reason: 'notUnderstood' | 'nobody' | 'several' | 'lastAdministrator',
  t: Translate,
): Card {
  return card(
    t('people.roles.title'),
    text(t(`people.roles.refused.${reason}`)),
    quiet(t('people.roles.how')),
  );
}

function roleNames(person: Person, t: Translate): string {
  return person.roles.map((role) => t(`people.role.${role}`)).join(', ');
}
