import { Router } from 'express';

/** Something that must be reachable; `check` throws with the reason otherwise. */
export interface Dependency {
  readonly name: string;
  check(): Promise<void>;
}

const patienceMs = 3_000;

/** `/healthz`: the process answers. `/readyz`: so does everything it needs; 503 with the reasons otherwise. */
export function healthRouter(dependencies: readonly Dependency[]): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });
  router.get('/readyz', async (_request, response) => {
    const reasons = (await Promise.all(dependencies.map(reasonAgainst))).filter((one) => one !== undefined);
    response.status(reasons.length === 0 ? 200 : 503);
    response.json(reasons.length === 0 ? { status: 'ready' } : { status: 'not ready', reasons });
  });
  return router;
}

async function reasonAgainst({ name, check }: Dependency): Promise<string | undefined> {
  const tooLong = AbortSignal.timeout(patienceMs);
  try {
    await Promise.race([
      check(),
      new Promise((_, reject) => {
        tooLong.addEventListener('abort', () => reject(new Error(`no answer in ${patienceMs} ms`)));
      }),
    ]);
    return undefined;
  } catch (fault) {
    return `${name}: ${fault instanceof Error ? fault.message : String(fault)}`;
  }
}
