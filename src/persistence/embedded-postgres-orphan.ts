import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import type { Cluster } from './embedded-postgres-cluster.ts';
import { isServer, readCommandLine, starterSetting } from './embedded-postgres-server.ts';

const fastStopMs = 5_000;
const pollMs = 50;
/** As long as the server may take to notice that our own connections are closed. */
const leaveMs = 1_000;

/**
 * Stops a server that this process found running, if the process that had started it was killed: nobody else would.
 * One that somebody still uses is left to whoever leaves last.
 * @param url of a database in it
 */
export async function stopOrphan(pid: number, cluster: Cluster, url: string): Promise<void> {
  if (!(await isOrphan(pid, cluster)) || (await isUsed(url))) return;
  process.kill(pid, 'SIGINT');
  if (await isGone(pid, cluster, fastStopMs)) return;
  process.kill(pid, 'SIGQUIT');
  await isGone(pid, cluster, fastStopMs);
}

/** A server whose parent is another than its starter has lost that one. */
async function isOrphan(pid: number, cluster: Cluster): Promise<boolean> {
  if (!(await isServer(pid, cluster))) return false;
  const words = await readCommandLine(pid).catch(() => '');
  const starter = new RegExp(`${starterSetting.replace('.', '\\.')}=(\\d+)`, 'u').exec(words)?.[1];
  return starter !== undefined && (await parentOf(pid)) !== Number(starter);
}

async function parentOf(pid: number): Promise<number> {
  if (process.platform !== 'linux') {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'ppid=', '-p', String(pid)]);
    return Number(stdout);
  }
  // The name in brackets may hold anything; the state and the parent come after it.
  const status = await readFile(`/proc/${pid}/stat`, 'utf8');
  return Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
}

async function isUsed(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    for (let waitedMs = 0; waitedMs < leaveMs; waitedMs += pollMs) {
      const { rows } = await client.query(
        "select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1",
      );
      if (rows.length === 0) return false;
      await sleep(pollMs);
    }
    return true;
  } catch {
    // A server that cannot be asked is perhaps being stopped by somebody else.
    return true;
  } finally {
    await client.end().catch(() => {});
  }
}

async function isGone(pid: number, cluster: Cluster, withinMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < withinMs; waitedMs += pollMs) {
    if (!(await isServer(pid, cluster))) return true;
    await sleep(pollMs);
  }
  return false;
}
