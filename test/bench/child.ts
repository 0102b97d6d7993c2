import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** A contestant or the load generator, in a process of its own. */
export interface Child {
  /** Sends one question and waits for its answer. @throws what the child threw */
  ask<Answer>(question: object): Promise<Answer>;
  stop(): Promise<void>;
}

type Told = { readonly answer: unknown } | { readonly fault: string };

/** Starts a script that answers by {@link answerQuestions}. @param environment set on top of this process's own */
export function startChild(script: URL, environment: Readonly<Record<string, string>> = {}): Child {
  const child = fork(script, { env: { ...process.env, ...environment }, serialization: 'advanced' });
  return {
    async ask<Answer>(question: object) {
      const told = nextFrom(child, script);
      child.send(question);
      const answered = await told;
      if ('fault' in answered) throw new Error(`${script.pathname}: ${answered.fault}`);
      return answered.answer as Answer;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}

async function nextFrom(child: ChildProcess, script: URL): Promise<Told> {
  const over = new AbortController();
  try {
    return await Promise.race([
      once(child, 'message', { signal: over.signal }).then(([told]) => told as Told),
      once(child, 'exit', { signal: over.signal }).then(() => {
        throw new Error(`${script.pathname} ended before it answered`);
      }),
    ]);
  } finally {
    over.abort();
  }
}

const longestEndMs = 10_000;

/**
 * In a child: answers each question, until the parent lets go; then `end` closes what is open. What cannot be closed,
 * since its other side is gone, does not keep the process.
 */
export function answerQuestions<Question>(
  answer: (question: Question) => Promise<unknown>,
  end: () => Promise<void>,
): void {
  process.on('message', (question) => {
    answer(question as Question).then(
      (answered) => process.send?.({ answer: answered }),
      (fault: unknown) =>
        process.send?.({ fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) }),
    );
  });
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), longestEndMs).unref();
    void end().finally(() => process.exit(0));
  });
}
