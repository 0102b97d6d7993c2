/** One who asked, and waits. */
interface Waiting<Asked, Answer> {
  readonly asked: Asked;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (fault: unknown) => void;
}

/** A batch that is so full waits for no more. */
const fullEnough = 1 / 4;

interface BatchLimits {
  readonly most: number;
  readonly atOnce: number;
  /** How long a place is kept empty at most after several were answered together; 0 unless told. */
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
  const enough = most * fullEnough;
  const resting: (() => void)[] = [];
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

  function rest(): Promise<void> {
    if (waiting.length >= enough) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(wake, restMs);
      resting.push(wake);
      function wake(): void {
        clearTimeout(timer);
        resting.splice(resting.indexOf(wake), 1);
        resolve();
      }
    });
  }

  function start(): void {
    planned = false;
    while (running < atOnce && waiting.length > 0) {
      running += 1;
      const batch = waiting.splice(0, most);
      void answer(batch).finally(async () => {
        if (restMs > 0 && batch.length > 1) await rest();
        running -= 1;
        start();
      });
    }
  }

  return (asked) =>
    new Promise((resolve, reject) => {
      waiting.push({ asked, resolve, reject });
      if (waiting.length >= enough) resting[0]?.();
      if (planned || running >= atOnce) return;
      planned = true;
      setImmediate(start);
    });
}
