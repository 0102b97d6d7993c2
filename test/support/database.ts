import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connects as the owner to the server that `global-setup.ts` started. */
    databaseServerUrl: string;
  }
}

/** A database with every migration applied, for one test file alone. */
export type TestDatabase = { readonly url: string; drop(): Promise<void> };

const template = 'bryggan_template';

/** Clones the template of this run; works in tests only. Call `drop` in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = inject('databaseServerUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await execute(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    url: urlOf(serverUrl, name),
    // FORCE closes what a failed test left open, so that it fails alone.
    drop: () => execute(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** Makes the database that all others are cloned from; `fill` gets its URL and must close its connections. */
export async function createTemplate(
  serverUrl: string,
  fill?: (url: string) => Promise<void>,
): Promise<void> {
  await execute(serverUrl, `CREATE DATABASE ${template}`);
  await fill?.(urlOf(serverUrl, template));
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

async function execute(connectionString: string, sql: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
