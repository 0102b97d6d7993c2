import { createHmac, randomUUID } from 'node:crypto';
import { answerQuestions } from '../child.ts';
import { quantile } from '../rounds.ts';
import { Connection } from './connection.ts';

/** What the load generator is asked for. */
export interface LoadAsked {
  readonly port: number;
  readonly path: string;
  readonly secret: string;
  /** Requests at the same time, each on a connection of its own. */
  readonly atOnce: number;
  readonly seconds: number;
  /** Forms that are sent in turn; each gets a trigger_id of its own. */
  readonly forms: readonly Readonly<Record<string, string>>[];
  /** Stands in every right answer. */
  readonly expected: string;
}

/** What it saw. Times are milliseconds. */
export interface LoadSeen {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

function requestOf({ path, secret, port }: LoadAsked, form: Readonly<Record<string, string>>): string {
  const body = new URLSearchParams({ ...form, trigger_id: randomUUID() }).toString();
  const stamp = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex');
  return (
    `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/x-www-form-urlencoded\r\n` +
    `Content-Length: ${body.length}\r\nX-Slack-Request-Timestamp: ${stamp}\r\nX-Slack-Signature: v0=${signature}\r\n\r\n${body}`
  );
}

async function run(asked: LoadAsked): Promise<LoadSeen> {
  const times: number[] = [];
  let next = 0;
  const beganAt = performance.now();
  const endsAt = beganAt + asked.seconds * 1000;
  const worker = async () => {
    const connection = new Connection(asked.port);
    try {
      while (performance.now() < endsAt) {
        const form = asked.forms[next % asked.forms.length] ?? {};
        next += 1;
        const request = requestOf(asked, form);
        const sentAt = performance.now();
        const answer = await connection.send(request);
        times.push(performance.now() - sentAt);
        if (!answer.startsWith('HTTP/1.1 200') || !answer.includes(asked.expected)) {
          throw new Error(`Not the answer that was expected: ${answer}`);
        }
      }
    } finally {
      connection.end();
    }
  };
  await Promise.all(Array.from({ length: asked.atOnce }, worker));
  const tookSeconds = (performance.now() - beganAt) / 1000;
  times.sort((a, b) => a - b);
  return {
    requests: times.length,
    perSecond: times.length / tookSeconds,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  };
}

answerQuestions(run, async () => {});
