import { createHmac, randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { answerQuestions } from '../child.ts';
import { quantile } from '../rounds.ts';

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

/** A connection that sends one request after the other, with as little work as possible beside the contestants. */
class Line {
  readonly #socket: Socket;
  #received = '';
  #done: ((answer: string) => void) | undefined;
  #failed: ((fault: Error) => void) | undefined;

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.setEncoding('latin1');
    this.#socket.on('data', (data: string) => this.#take(data));
    this.#socket.on('error', (fault) => this.#failed?.(fault));
    this.#socket.on('close', () => this.#failed?.(new Error('The connection was closed')));
  }

  send(request: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#done = resolve;
      this.#failed = reject;
      this.#socket.write(request);
    });
  }

  end(): void {
    this.#socket.destroy();
  }

  #take(data: string): void {
    this.#received += data;
    if (!isWhole(this.#received)) return;
    const answer = this.#received;
    this.#received = '';
    this.#done?.(answer);
  }
}

function isWhole(received: string): boolean {
  const head = received.indexOf('\r\n\r\n');
  if (head < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(received.slice(0, head));
  if (length !== null) return received.length >= head + 4 + Number(length[1]);
  return received.endsWith('0\r\n\r\n');
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
    const line = new Line(asked.port);
    try {
      while (performance.now() < endsAt) {
        const form = asked.forms[next % asked.forms.length] ?? {};
        next += 1;
        const request = requestOf(asked, form);
        const sentAt = performance.now();
        const answer = await line.send(request);
        times.push(performance.now() - sentAt);
        if (!answer.startsWith('HTTP/1.1 200') || !answer.includes(asked.expected)) {
          throw new Error(`Not the answer that was expected: ${answer}`);
        }
      }
    } finally {
      line.end();
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
