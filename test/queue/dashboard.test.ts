import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { queueDashboard } from '#src/queue/dashboard.ts';
import type { Queues } from '#src/queue/queues.ts';
import { type Ground, grounds } from './grounds.ts';
import { markJob } from './mark-job.ts';

for (const { name, describe: describeGround, start } of grounds) {
  describeGround(`The dashboard ${name}`, () => {
    let ground: Ground;
    let queues: Queues;
    let base: string;
    let stopServer: () => void;

    beforeAll(async () => {
      ground = await start();
      ({ queues } = await ground.open());
      const app = express().use('/queues', await queueDashboard(queues, '/queues'));
      const server = app.listen(0, '127.0.0.1');
      await new Promise((resolve) => server.once('listening', resolve));
      const address: AddressInfo | string | null = server.address();
      base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/queues`;
      stopServer = () => server.close();
    });

    afterAll(async () => {
      stopServer?.();
      await ground?.stop();
    });

    it('shows every queue and what waits in it', async () => {
      await queues.add(markJob, { markId: 'shown' }, { id: 'shown-1' });
      const page = await fetch(base);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('Bryggan');
      const answer = await fetch(`${base}/api/queues?activeQueue=jobs&status=waiting&page=1`);
      const text = await answer.text();
      for (const queue of ['deliveries', 'urgent-deliveries', 'jobs', 'schedules'])
        expect(text).toContain(`"${queue}"`);
      expect(text).toContain('shown-1');
    });

    it('lets its page ask nobody else for anything', async () => {
      const policy = (await fetch(base)).headers.get('content-security-policy');
      expect(policy).toContain("default-src 'self'");
      expect(policy).not.toContain('http');
    });

    it('changes nothing', async () => {
      const answer = await fetch(`${base}/api/queues/jobs/empty`, { method: 'PUT' });
      expect(answer.status).toBe(405);
      expect((await queues.counts()).jobs.waiting).toBe(1);
    });
  });
}
