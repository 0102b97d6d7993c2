import { expect, it } from 'vitest';
import { runAside } from '#src/aside/run-aside.ts';

const limits = { mostMegabytes: 32, mostSeconds: 30 };
const thread = (body: string) => {
  const code = `import { parentPort, workerData } from 'node:worker_threads'; ${body}`;
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
};

it('gives what the thread came to of what it was given', async () => {
  const doubling = thread('parentPort.postMessage(workerData.map((one) => 2 * one));');
  expect(await runAside(doubling, { given: [1, 2], ...limits })).toEqual({ ok: true, result: [2, 4] });
});

it('ends a thread that takes more memory than it may', async () => {
  const hoarding = thread('const kept = []; for (;;) kept.push({ at: kept.length });');
  expect(await runAside(hoarding, { given: 0, ...limits })).toEqual({ ok: false, reason: 'tooMuch' });
});

it('ends a thread that takes more time than it may', async () => {
  const endless = thread('for (;;);');
  const given = { given: 0, ...limits, mostSeconds: 0.5 };
  expect(await runAside(endless, given)).toEqual({ ok: false, reason: 'tooMuch' });
});

it('fails with the fault of the thread, or when it gives nothing', async () => {
  const broken = thread("throw new Error('It broke.');");
  await expect(runAside(broken, { given: 0, ...limits })).rejects.toThrow('It broke.');
  await expect(runAside(thread(''), { given: 0, ...limits })).rejects.toThrow('gave nothing');
});
