import type { RoledMention } from './roles.ts';

const word = /q{3,}|[\p{L}][\p{L}\p{N}'-]*|\d+|->|[→.,;:?!()]/gu;
const near = 3;
const far = 8;

const stemOf = (text: string) => (/^q{3,}$/.test(text) ? 'Q' : /^\d/.test(text) ? '0' : text.slice(0, 6));
const stemsOf = (text: string) => [...text.matchAll(word)].map(([found]) => stemOf(found));

/** All that may tell what an actor named in a masked text has to do with it. `kind` is the actor's kind. */
export function traitsOfRole(
  masked: string,
  mentions: readonly RoledMention[],
  at: number,
  kind: string,
): string[] {
  const mention = mentions[at];
  if (mention === undefined) return [];
  const before = stemsOf(masked.slice(Math.max(0, mention.start - 120), mention.start));
  const after = stemsOf(masked.slice(mention.end, mention.end + 80));
  const traits = new Set(['*', `rule:${mention.role}`, `kind:${kind}`, `kind:${kind}:${mention.role}`]);
  if (!mention.surely) traits.add('unsure');
  if (mention.apart) traits.add('apart');
  if (mention.start === 0) traits.add('opens');
  traits.add(`place:${Math.min(at, 3)}`).add(`of:${Math.min(mentions.length, 4)}`);
  traits.add(`place:${Math.min(at, 3)}:of:${Math.min(mentions.length, 4)}`);
  for (const [other, { role, organisations }] of mentions.entries()) {
    if (other === at) continue;
    const same = organisations.some((one) => mention.organisations.includes(one));
    traits.add(`${same ? 'same' : 'other'}${other < at ? '<' : '>'}${role}`);
  }
  for (const [back, stem] of before.slice(-near).reverse().entries()) traits.add(`-${back + 1}:${stem}`);
  traits.add(`-2-1:${before.slice(-2).join(' ')}`).add(`-3-1:${before.slice(-3).join(' ')}`);
  for (const stem of before.slice(-far)) traits.add(`<${stem}`);
  for (const [ahead, stem] of after.slice(0, near).entries()) traits.add(`+${ahead + 1}:${stem}`);
  traits.add(`+1+2:${after.slice(0, 2).join(' ')}`).add(`-1+1:${before.at(-1)} ${after[0]}`);
  for (const stem of after.slice(0, far)) traits.add(`>${stem}`);
  return [...traits];
}
