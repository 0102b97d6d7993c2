import { randomUUIDv7 } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import express from 'express';
import pg from 'pg';
import { answerQuestions } from '../child.ts';

/** Bot Framework and nothing else: one parametrised INSERT, then one message back. Nothing is signed. */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'] });
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const app = express();
app.post('/api/messages', express.json(), (request, response) =>
  adapter.process(request, response, async (context) => {
    const { from, text } = context.activity;
    await pool.query('insert into bare_notes (id, author, note, created_at) values ($1, $2, $3, $4)', [
      randomUUIDv7(),
      from.aadObjectId,
      text,
      new Date(),
    ]);
    await context.sendActivity('Loggat.');
  }),
);
const server = createServer(app);

answerQuestions(
  async () => {
    await pool.query(
      'create table bare_notes (id uuid primary key, author text, note text, created_at timestamptz)',
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  },
  async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
    await pool.end();
  },
);
