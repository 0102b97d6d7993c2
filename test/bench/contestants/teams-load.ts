import { randomUUID } from 'node:crypto';
import { answerQuestions } from '../child.ts';
import { Connection } from './connection.ts';
import { startQuietConnector } from './quiet-connector.ts';

/** A message as Teams sends one in somebody's own chat, by what is changed in it. */
export interface RecordedMessage {
  readonly text: string;
  readonly conversation: { readonly id: string };
  readonly from: { readonly id: string; readonly aadObjectId: string };
}

/** What the load generator is asked for. */
export interface TeamsLoadAsked {
  readonly port: number;
  readonly path: string;
  readonly seconds: number;
  /** One for each person who writes, all at the same time, each in a chat of their own. */
  readonly messages: readonly RecordedMessage[];
  /** What they write in turn. */
  readonly texts: readonly string[];
  /** Stands in every right answer. */
  readonly expected: string;
}

/** What it saw. */
export interface TeamsLoadSeen {
  readonly requests: number;
  readonly perSecond: number;
}

const patienceMs = 30_000;
const connector = startQuietConnector();

function requestOf({ path, port }: TeamsLoadAsked, activity: object): string {
  const body = JSON.stringify(activity);
  return (
    `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\n` +
    `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  );
}

/** Everybody writes the next message when the last one is acknowledged and its answer stands in their chat. */
async function run(asked: TeamsLoadAsked): Promise<TeamsLoadSeen> {
  const { url, nextTo, giveUp } = await connector;
  let requests = 0;
  const beganAt = performance.now();
  const endsAt = beganAt + asked.seconds * 1000;
  const late = setTimeout(
    () => giveUp(new Error('Not every message was answered')),
    asked.seconds * 1000 + patienceMs,
  );
  const writer = async (message: RecordedMessage) => {
    const connection = new Connection(asked.port);
    try {
      while (performance.now() < endsAt) {
        const said = asked.texts[requests % asked.texts.length] ?? message.text;
        requests += 1;
        const activity = { ...message, id: randomUUID(), serviceUrl: url, text: said };
        const answering = nextTo(message.conversation.id);
        const sending = connection.send(requestOf(asked, activity));
        const [acknowledged, answer] = await Promise.all([sending, answering]);
        if (!acknowledged.startsWith('HTTP/1.1 200') || !answer.includes(asked.expected)) {
          throw new Error(`Not the answer that was expected: ${acknowledged}\n${answer}`);
        }
      }
    } finally {
      connection.end();
    }
  };
  try {
    await Promise.all(asked.messages.map(writer));
  } finally {
    clearTimeout(late);
  }
  return { requests, perSecond: requests / ((performance.now() - beganAt) / 1000) };
}

answerQuestions(run, async () => (await connector).stop());
