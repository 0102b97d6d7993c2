import { defineCommand } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { appointedCard, notAppointedCard, rolesCard } from '#src/features/people/cards.ts';
import { findPointedAt, listStaff } from '#src/features/people/reads.ts';
import { readAppointment } from '#src/features/people/rules.ts';
import { appoint, meet } from '#src/features/people/writes.ts';

/** Shows who is administrator and coordinator, and appoints. */
export const roles = defineCommand({
  id: 'people.roles',
  word: { sv: 'roller', en: 'roles' },
  level: 'under',
  role: 'administrator',
  help: { summary: 'people.help.roles', example: 'people.help.rolesExample' },
  logs: false,
  async run({ text, em, workspace, person: by, platform, tenant, t }) {
    if (text === '') return reply.onlyYou(rolesCard(await listStaff(em), t));
    const asked = readAppointment(text);
    if (asked === undefined) return reply.onlyYou(notAppointedCard('notUnderstood', t));
    const { who, role } = asked;
    const [found, ...more] = await findPointedAt(em, who, platform);
    if (more.length > 0) return reply.onlyYou(notAppointedCard('several', t));
    const person =
      found ??
      ('externalId' in who
        ? meet(em, { workspace, platform, tenant, externalId: who.externalId })
        : undefined);
    if (person === undefined) return reply.onlyYou(notAppointedCard('nobody', t));
    const result = await appoint(em, { person, role, by, workspace });
    return reply.onlyYou(result.ok ? appointedCard(result.person, t) : notAppointedCard(result.reason, t));
  },
});
