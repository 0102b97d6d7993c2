import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail as the server got it. */
export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  readonly mail: Email;
}

/** A real SMTP server on this machine. */
export interface SmtpDouble {
  readonly url: string;
  readonly received: Received[];
  /** Answers to RCPT TO, by address: a code and a sentence. */
  readonly refused: Map<string, { code: number; text: string }>;
  /** Cuts the connection once the whole mail is here, without a word. */
  dropAfterData: boolean;
  /** Says nothing more once it has heard whom a mail is to, and keeps the connection. */
  stalls: boolean;
  stop(): Promise<void>;
}

/** Starts it on a free port of loopback. */
export async function startSmtp(): Promise<SmtpDouble> {
  const received: Received[] = [];
  const refused = new Map<string, { code: number; text: string }>();
  const sockets = new Set<Socket>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(address, _session, done) {
      if (double.stalls) return;
      const refusal = refused.get(address.address);
      if (refusal === undefined) return done();
      done(Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw,
          mail: await PostalMime.parse(raw),
        });
        if (double.dropAfterData) for (const socket of sockets) socket.destroy();
        else done();
      });
    },
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const { port } = server.server.address() as AddressInfo;
  const double: SmtpDouble = {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refused,
    dropAfterData: false,
    stalls: false,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
  return double;
}

/** Something that takes connections and never says a word. */
export async function startSilence(): Promise<{ url: string; stop(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The barest server there is: takes every mail, and keeps the lines that were said. smtp-server cannot read quoted addresses. */
export async function startBareSmtp(): Promise<{ url: string; lines: string[]; stop(): Promise<void> }> {
  const lines: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    let inData = false;
    socket.write('220 ready\r\n');
    createInterface(socket).on('line', (line) => {
      lines.push(line);
      if (inData && line !== '.') return;
      inData = line === 'DATA';
      socket.write(inData ? '354 go on\r\n' : '250 fine\r\n');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    lines,
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
