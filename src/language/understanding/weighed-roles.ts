import { roleScales } from '#src/language/weighing/learned.ts';
import type { Weights } from '#src/language/weighing/weights.ts';
import type { Register, Registered } from './register.ts';
import { traitsOfRole } from './role-traits.ts';
import type { RoledMention } from './roles.ts';

const sure = 0.85;

/** Judges the role that the rules gave each actor by the words around its name. */
export function weighRoles<T extends Registered>(
  masked: string,
  mentions: readonly RoledMention[],
  register: Register<T>,
  weights: Weights,
): RoledMention[] {
  return mentions.map((mention, at) => {
    const kind = register.organisations[mention.organisations[0] ?? -1]?.kind ?? '';
    const likelihoods = weights.likelihoods(traitsOfRole(masked, mentions, at, kind));
    const most = likelihoods.indexOf(Math.max(...likelihoods));
    const role = roleScales[most] ?? mention.role;
    const surely = (likelihoods[most] ?? 0) >= sure;
    return { ...mention, role, surely, apart: role === 'mentioned' && surely };
  });
}
