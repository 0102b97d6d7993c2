import { setTimeout as sleep } from 'node:timers/promises';

/** One who asked, and waits. */
interface Waiting<Asked, Answer> {
  readonly asked: Asked;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (fault: unknown) => void;
}

interface BatchLimits {
  readonly most: number;
  readonly atOnce: number;
  /** How long a place is kept empty after several were answered together; 0 unless told. */
  readonly restMs?: number;
}

/**
 * Makes one question out of those that come at the same time, or while as many as `atOnce` are being answered: one
 * statement for twenty deliveries costs little more than for one. Whoever comes alone waits for nobody; after several
 * that went together there is a rest, so that more gather while many come. Where several fail together, each is asked
 * alone, so that one spoils it for itself only.
 * @param run answers in the order of the questions, `most` at a time
 */
export function inBatches<Asked, Answer>(
  run: (asked: readonly Asked[]) => Promise<readonly Answer[]>,
  { most, atOnce, restMs = 0 }: BatchLimits,
): (asked: Asked) => Promise<Answer> {
  const waiting: Waiting<Asked, Answer>[] = [];
  let running = 0;
  let planned = false;

  async function answer(batch: readonly Waiting<Asked, Answer>[]): Promise<void> {
    try {
      const answers = await run(batch.map(({ asked }) => asked));
      if (answers.length !== batch.length) throw new Error('Not every question was answered.');
      for (const [place, one] of answers.entries()) batch[place]?.resolve(one);
    } catch (fault) {
      if (batch.length > 1) await Promise.all(batch.map((one) => answer([one])));
      else batch[0]?.reject(fault);
    }
  }

  function start(): void {
    planned = false;
    while (running < atOnce && waiting.length > 0) {
      running += 1;
      const batch = waiting.splice(0, most);
      void answer(batch).finally(async () => {
        if (restMs > 0 && batch.length > 1) await sleep(restMs);
        running -= 1;
        start();
      });
    }
  }

  return (asked) =>
    new Promise((resolve, reject) => {
      waiting.push({ asked, resolve, reject });
      if (planned || running >= atOnce) return;
      planned = true;
      setImmediate(start);
    });
}
