import { randomUUIDv7 } from 'node:crypto';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import pg from 'pg';
import { answerQuestions } from '../child.ts';
import { findFreePort } from '../free-port.ts';

/** Bolt and nothing else: one parametrised INSERT, then the acknowledgement. */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'] });
const receiver = new HTTPReceiver({
  signingSecret: process.env['SLACK_SIGNING_SECRET'] ?? '',
  logLevel: LogLevel.ERROR,
});
const app = new App({
  receiver,
  authorize: async () => ({ botToken: 'xoxb-fake', botId: 'B0BENCH', botUserId: 'U0BENCH' }),
  logLevel: LogLevel.ERROR,
});
app.command('/kontakt', async ({ ack, command }) => {
  await pool.query('insert into bare_notes (id, author, note, created_at) values ($1, $2, $3, $4)', [
    randomUUIDv7(),
    command.user_id,
    command.text,
    new Date(),
  ]);
  await ack();
});

answerQuestions(
  async () => {
    await pool.query(
      'create table bare_notes (id uuid primary key, author text, note text, created_at timestamptz)',
    );
    const port = await findFreePort();
    await app.start({ port, host: '127.0.0.1' });
    return port;
  },
  async () => {
    await app.stop();
    await pool.end();
  },
);
