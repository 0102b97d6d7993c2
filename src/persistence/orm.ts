import { Migrator } from '@mikro-orm/migrations';
import { type EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { parse } from 'pg-connection-string';
import { entities, ownedEntities } from '#entities/index.ts';
import { migrations } from './migrations/index.ts';
import { WorkspaceGuard, type WorkspaceScope } from './workspace-guard.ts';

/** Connections of one process, and so how many transactions it has at a time. */
export const mostConnections = 10;

// Also how long work waits for one of the pool's connections, when all are busy.
const connectTimeoutMs = 15_000;

/**
 * Opens the database. Nothing is read or written without a scope: a query without one throws.
 * @param url PostgreSQL 15 or later; a socket directory may stand as `?host=`, and `?sslmode=`
 */
export async function openOrm(url: string): Promise<MikroORM> {
  const { host, port, user, password, database, ssl } = parse(url);
  return MikroORM.init({
    entities: [...entities],
    subscribers: [new WorkspaceGuard()],
    extensions: [Migrator],
    host: host ?? 'localhost',
    port: Number(port || 5432),
    user: user ?? 'postgres',
    password: password ?? '',
    dbName: database ?? 'bryggan',
    pool: { min: 0, max: mostConnections },
    // Statements that nobody waits for in between go out together (transaction.ts), and a prepared one is planned
    // once: PostgreSQL would plan it each time, which takes longer than running it. The ORM's own are not prepared.
    driverOptions: {
      pipeline: true,
      options: '-c plan_cache_mode=force_generic_plan',
      connectionTimeoutMillis: connectTimeoutMs,
      ...(ssl !== undefined && { ssl }),
    },
    timezone: 'UTC',
    forceUtcTimezone: true,
    // Rows refer to rows of their own workspace only (the guard sees to it): joining them for the filter would cost
    // a join for each reference, and a lock on each joined row.
    autoJoinRefsForFilters: false,
    filters: {
      workspace: {
        entity: ownedEntities.map((entity) => entity.name),
        cond: (scope: WorkspaceScope) => ('id' in scope ? { workspace: scope.id } : {}),
      },
    },
    schemaGenerator: { ignoreSchema: ['bullmq'] },
    migrations: {
      migrationsList: [...migrations],
      path: new URL('./migrations', import.meta.url).pathname,
      snapshotName: '.snapshot-bryggan',
      // Only a developer's new migration renews it; where Bryggan runs, its own files stay as they are.
      snapshotOnMigrate: false,
      emit: 'ts',
      silent: true,
    },
  });
}

/** A fork that sees one workspace only. */
export function forWorkspace(orm: MikroORM, workspaceId: string): EntityManager {
  const fork = orm.em.fork();
  fork.setFilterParams('workspace', { id: workspaceId });
  return fork;
}

/** A fork that sees every workspace: for finding out which one something belongs to, never for showing. */
export function acrossWorkspaces(orm: MikroORM, reason: string): EntityManager {
  const fork = orm.em.fork();
  fork.setFilterParams('workspace', { across: reason });
  return fork;
}
