import type { MikroORM } from '@mikro-orm/postgresql';
import { Workspace } from '#entities/workspace.ts';
import { CliError } from './command.ts';

/** The workspaces there are, by name; the demo is left out when there are others. */
export async function listWorkspaces(orm: MikroORM): Promise<Workspace[]> {
  const all = await orm.em.fork().find(Workspace, {}, { orderBy: { name: 'asc' } });
  const real = all.filter(({ demo }) => !demo);
  return real.length === 0 ? all : real;
}

/**
 * The workspace that is meant: the one with the name or id given, or the only one there is.
 * @throws CliError when there is none, or several and none was named
 */
export async function findWorkspace(orm: MikroORM, named: string | undefined): Promise<Workspace> {
  const all = await listWorkspaces(orm);
  const names = all.map(({ name }) => `"${name}"`).join(', ');
  if (named !== undefined) {
    const found = all.filter(({ id, name }) => id === named || name === named);
    const [only] = found;
    if (only !== undefined && found.length === 1) return only;
    throw new CliError(`There is no workspace "${named}"${names === '' ? '' : `. There are ${names}`}.`);
  }
  const [only, ...more] = all;
  if (only === undefined) {
    throw new CliError(
      'There is no workspace yet: one is made when npm start has reached Slack, or by seed demo.',
    );
  }
  if (more.length > 0)
    throw new CliError(`There are several workspaces: add --workspace with one of ${names}.`);
  return only;
}
