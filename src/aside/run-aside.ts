import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { orAfter } from '#src/conversation/or-after.ts';
import { atMost } from '#src/persistence/at-most.ts';

// Each takes a core, and memory of its own.
const mostAtOnce = 2;
const inTurn = atMost(mostAtOnce);

/** What came of work aside; or that it took more memory or time than it may. */
export type Aside<Result> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly reason: 'tooMuch' };

/** What work aside is given. */
export type AsideOptions = {
  /** Plain data: it is copied. */
  readonly given: unknown;
  /** What of it is handed over instead, and is gone here. */
  readonly handedOver?: readonly ArrayBuffer[];
  /** The most megabytes that its objects may take. What is outside the heap, as buffers are, is not counted. */
  readonly mostMegabytes: number;
  /** Short of memory, a thread may go on for minutes before it gives up. */
  readonly mostSeconds: number;
};

/**
 * Has a module of ours do work in a thread of its own, so that all others in this process go on meanwhile. It finds
 * what it is given in `workerData`, and posts what came of it to `parentPort`, once.
 * @throws what the module throws
 */
export async function runAside<Result>(
  module: URL,
  { given, handedOver = [], mostMegabytes, mostSeconds }: AsideOptions,
): Promise<Aside<Result>> {
  return inTurn(async () => {
    const worker = new Worker(module, {
      workerData: given,
      transferList: [...handedOver],
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    });
    try {
      const ended = Promise.race([once(worker, 'message'), failedToEnd(worker)]);
      const told: Result[] | undefined = await orAfter(mostSeconds * 1000, ended, undefined);
      if (told === undefined) return { ok: false, reason: 'tooMuch' };
      const [result] = told;
      if (result === undefined) throw new Error(`${module.pathname} gave nothing.`);
      return { ok: true, result };
    } catch (fault) {
      if (isOutOfMemory(fault)) return { ok: false, reason: 'tooMuch' };
      throw fault;
    } finally {
      await worker.terminate();
    }
  });
}

async function failedToEnd(worker: Worker): Promise<never> {
  const [code] = await once(worker, 'exit');
  throw new Error(`A thread ended with ${code} and gave nothing.`);
}

function isOutOfMemory(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
