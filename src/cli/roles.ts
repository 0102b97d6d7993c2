import type { EntityManager } from '@mikro-orm/postgresql';
import { Home } from '#entities/home.ts';
import type { Person } from '#entities/person.ts';
import { Workspace } from '#entities/workspace.ts';
import { platforms } from '../conversation/incoming.ts';
import { findPointedAt, listStaff } from '../features/people/reads.ts';
import { type Pointer, readAppointment } from '../features/people/rules.ts';
import { appoint, meet } from '../features/people/writes.ts';
import { CliError, type Command, type Given, UsageError } from './command.ts';
import { withDatabase } from './database.ts';
import { findWorkspace } from './workspaces.ts';

/** `roles`: lists who is administrator and coordinator, and appoints – also the first one. */
export const roles: Command = {
  usage: ['roles', 'roles <person> administrator|coordinator|none'],
  about: [
    'The person is a name, or the platform’s own id such as U012AB3CD (in Slack: the profile, Copy member ID). Somebody who has not written to Bryggan yet is known by the id until they do.',
    'A person may be both. none takes away what staff have. The last administrator stays.',
  ],
  options: { workspace: { value: 'name', about: 'which one, where there are several' } },
  words: { least: 0, most: 9 },
  async run(given) {
    const { words } = given;
    const asked = words.length === 0 ? undefined : read(words);
    return withDatabase(given, async ({ orm, transact }) => {
      const { id } = await findWorkspace(orm, given.option('workspace'));
      return transact(id, async (em) => {
        const workspace = await em.findOneOrFail(Workspace, { id });
        if (asked === undefined) await list(em, workspace, given);
        else given.say(await change(em, workspace, asked));
        return 0;
      });
    });
  },
};

type Asked = NonNullable<ReturnType<typeof readAppointment>>;

// A member id as Slack writes it; everything else is a name.
const memberId = /^[UW][A-Z0-9]{6,}$/u;

function read(words: readonly string[]): Asked {
  const asked = readAppointment(words.join(' '));
  if (asked === undefined) {
    throw new UsageError('Write npm run cli -- roles <person> administrator|coordinator|none.');
  }
  const { who, role } = asked;
  return 'name' in who && memberId.test(who.name) ? { role, who: { externalId: who.name } } : asked;
}

async function list(em: EntityManager, { name }: Workspace, { say, progress }: Given): Promise<void> {
  const staff = await listStaff(em);
  if (staff.length === 0) {
    progress(`Nobody is appointed in "${name}" yet: npm run cli -- roles <person> administrator.`);
  }
  for (const person of staff) say(`${person.name}\t${person.roles.join(', ')}`);
}

async function change(em: EntityManager, workspace: Workspace, { who, role }: Asked): Promise<string> {
  const person = await find(em, workspace, who);
  const result = await appoint(em, { person, role, by: undefined, workspace });
  if (!result.ok) {
    throw new CliError(`${person.name} is the last administrator: appoint another one first.`);
  }
  const now = person.roles.join(' and ');
  return now === '' ? `${person.name} has no role any more.` : `${person.name} is ${now}.`;
}

async function find(em: EntityManager, workspace: Workspace, who: Pointer): Promise<Person> {
  const found = new Map<string, Person>();
  for (const platform of platforms) {
    for (const person of await findPointedAt(em, who, platform)) found.set(person.id, person);
  }
  const [only, ...more] = found.values();
  const asked = 'name' in who ? who.name : who.externalId;
  if (more.length > 0) throw new CliError(`Several people are called ${asked}: give the platform’s own id.`);
  if (only !== undefined) return only;
  const slack = await em.findOne(
    Home,
    { installation: { platform: 'slack' } },
    { populate: ['installation'] },
  );
  if ('externalId' in who && slack !== null) {
    const { platform, tenant } = slack.installation.$;
    return meet(em, { workspace, platform, tenant, externalId: who.externalId });
  }
  throw new CliError(
    `Nobody in "${workspace.name}" is called ${asked}: check the spelling, give the platform’s own id, or let them write to Bryggan first.`,
  );
}
