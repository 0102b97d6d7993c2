import { createHash } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** The server's side of Socket Mode: as much of RFC 6455 as Slack's client uses. */
export interface FakeSocket {
  /** Sends an envelope to a connected client and waits for its acknowledgement. */
  deliver(envelope: { envelope_id: string; [field: string]: unknown }): Promise<unknown>;
  /** How many clients are connected now. */
  connections(): number;
  /** Asks the clients to connect anew, as Slack does now and then. */
  recycle(): void;
  close(): void;
}

const magic = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const text = 1;
const goodbye = 8;
const ping = 9;
const pong = 10;

/** Answers WebSocket upgrades on a server. */
export function createFakeSocket(server: Server): FakeSocket {
  const clients = new Set<Duplex>();
  const waiting = new Map<string, (payload: unknown) => void>();

  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    const key = request.headers['sec-websocket-key'] ?? '';
    const accept = createHash('sha1').update(`${key}${magic}`).digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    clients.add(socket);
    let unread = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      unread = Buffer.concat([unread, chunk]);
      for (let frame = readFrame(unread); frame !== undefined; frame = readFrame(unread)) {
        unread = unread.subarray(frame.length);
        if (frame.kind === ping) socket.write(writeFrame(pong, frame.data));
        if (frame.kind === goodbye) socket.end(writeFrame(goodbye, frame.data));
        if (frame.kind === text) receive(JSON.parse(frame.data.toString()));
      }
    });
    socket.on('error', () => clients.delete(socket));
    socket.on('close', () => clients.delete(socket));
    say(socket, { type: 'hello', num_connections: clients.size });
  });

  function receive(message: { envelope_id?: string; payload?: unknown }): void {
    if (message.envelope_id === undefined) return;
    waiting.get(message.envelope_id)?.(message.payload);
    waiting.delete(message.envelope_id);
  }

  return {
    deliver(envelope) {
      const [socket] = clients;
      if (socket === undefined) throw new Error('no client is connected');
      return new Promise((resolve) => {
        waiting.set(envelope.envelope_id, resolve);
        say(socket, envelope);
      });
    },
    connections: () => clients.size,
    recycle() {
      for (const socket of clients) say(socket, { type: 'disconnect', reason: 'refresh_requested' });
    },
    close() {
      for (const socket of clients) socket.destroy();
    },
  };
}

function say(socket: Duplex, message: object): void {
  socket.write(writeFrame(text, Buffer.from(JSON.stringify(message))));
}

function writeFrame(kind: number, data: Buffer): Buffer {
  const head =
    data.length < 126
      ? Buffer.from([0x80 | kind, data.length])
      : data.length < 65_536
        ? Buffer.from([0x80 | kind, 126, data.length >> 8, data.length & 0xff])
        : Buffer.concat([Buffer.from([0x80 | kind, 127]), bigLength(data.length)]);
  return Buffer.concat([head, data]);
}

function bigLength(length: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(length));
  return bytes;
}

// Clients mask what they send; pieces of a message are not needed here, since each is one frame.
function readFrame(bytes: Buffer): { kind: number; data: Buffer; length: number } | undefined {
  if (bytes.length < 2) return undefined;
  let size = bytes.readUInt8(1) & 0x7f;
  let at = 2;
  if (size === 126) {
    if (bytes.length < 4) return undefined;
    size = bytes.readUInt16BE(2);
    at = 4;
  } else if (size === 127) {
    if (bytes.length < 10) return undefined;
    size = Number(bytes.readBigUInt64BE(2));
    at = 10;
  }
  if (bytes.length < at + 4 + size) return undefined;
  const mask = bytes.subarray(at, at + 4);
  const data = Buffer.from(
    bytes.subarray(at + 4, at + 4 + size).map((byte, place) => byte ^ (mask[place % 4] ?? 0)),
  );
  return { kind: bytes.readUInt8(0) & 0x0f, data, length: at + 4 + size };
}
