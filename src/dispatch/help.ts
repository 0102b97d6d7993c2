import type { Person } from '#entities/person.ts';
import type { Registry } from '#src/conversation/declarations/registry.ts';
import { type Card, card, list, quiet, text } from '#src/conversation/elements/card.ts';
import type { Translate } from '#src/locales/translate.ts';
import { mayUse } from '#src/people/can.ts';
import { administratorNames, type Step } from './finish.ts';

/** What the sender can do, with whom to ask for more. */
export async function helpFor({ registry, context }: Pick<Step, 'registry' | 'context'>): Promise<Card> {
  return helpCard(registry, context.person, await administratorNames(context), context.t);
}

/** What somebody with this person's roles can do, made from the declarations. */
function helpCard(registry: Registry, person: Person, administrators: readonly string[], t: Translate): Card {
  const usable = registry.commands.filter((command) => mayUse(person, command.role));
  const isStaff = person.is('coordinator') || person.is('administrator');
  const items = usable.map(({ help }) => {
    const { summary, example } = isStaff ? help : (help.representative ?? help);
    return { text: t(summary), detail: t(example) };
  });
  const free = person.is('coordinator') && text(t('help.free', { example: t('help.example') }));
  return card(
    t('help.title'),
    person.roles.length === 0 && text(noRole(administrators, t)),
    items.length > 0 && list(items),
    free,
    person.is('coordinator') && quiet(t('help.undo')),
  );
}

function noRole(administrators: readonly string[], t: Translate): string {
  return administrators.length === 0
    ? t('help.emptyNobody')
    : t('help.empty', { names: administrators.join(', ') });
}
