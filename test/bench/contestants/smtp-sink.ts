import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { answerQuestions } from '../child.ts';

/** An SMTP server that takes every mail and keeps none; it tells its address, and how many it took. */
let taken = 0;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, done) {
    stream.resume().once('end', () => {
      taken += 1;
      done();
    });
  },
});
server.on('error', () => {});
server.listen(0, '127.0.0.1');
await once(server.server, 'listening');
const { port } = server.server.address() as AddressInfo;

/** What it tells. */
export interface SinkTold {
  readonly url: string;
  readonly taken: number;
}

answerQuestions(
  async (): Promise<SinkTold> => ({ url: `smtp://127.0.0.1:${port}`, taken }),
  () => new Promise((resolve) => server.close(() => resolve())),
);
