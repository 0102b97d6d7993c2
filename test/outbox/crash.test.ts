import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LiveMessage } from '#entities/live-message.ts';
import type { Outgoing } from '#src/conversation/messenger.ts';
import { noon, openScene, type Scene } from './setup.ts';

let scene: Scene;
let server: Server;
let chatUrl: string;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
beforeEach(async () => {
  await scene.reset();
  server = createServer(async (request, response) => {
    const outgoing: Outgoing = JSON.parse(await text(request));
    response.end(JSON.stringify(scene.chat.arrive(outgoing)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  chatUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Lets a worker of its own process take one delivery and be killed at one line. */
async function killAt(point: string, id: string): Promise<void> {
  const program = new URL('./killed-worker.ts', import.meta.url).pathname;
  const child = spawn(
    process.execPath,
    [program, scene.database.url, id, point, chatUrl, noon.toISO() ?? ''],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
}

describe('a worker killed in the middle', () => {
  for (const point of ['claimed', 'asked', 'arrived', 'recorded']) {
    it(`loses nothing and sends nothing twice when it is killed once it has ${point}`, async () => {
      const message = scene.declared.message('c.hello', { live: true });
      const reader = await scene.person(`Killed ${point}`, { new: true });
      const subjectId = randomUUID();
      const id = await scene.post(message, reader, { subjectId });
      const next = await scene.post(message, reader, { subjectId });
      await killAt(point, id);
      const left = await scene.delivery(id);
      expect(left.status).toBe(point === 'recorded' ? 'sent' : 'sending');
      // Until its lease runs out nobody touches it.
      expect(await scene.outbox.deliverOne(id)).toBe('passed');
      await scene.runUntil(noon.plus({ minutes: 5 }));
      expect(scene.chat.arrived.map(({ deliveryId }) => deliveryId)).toEqual([id, next]);
      expect((await scene.delivery(id)).status).toBe('sent');
      expect(await scene.em().count(LiveMessage, { delivery: id })).toBe(1);
      expect(JSON.stringify(scene.chat.arrived.map(({ card }) => card)).match(/Notice/gu)).toHaveLength(1);
    });
  }
});
