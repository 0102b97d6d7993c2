import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';

/** Does work, and says for how long at most everything else in this process had to wait for it, and how long it took. */
export async function longestPause<Result>(
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly pauseMs: number; readonly tookMs: number }> {
  const resolutionMs = 1;
  // A pause is noted when it is over, as the time since the one before.
  const settle = () => setTimeout(20 * resolutionMs);
  const pauses = monitorEventLoopDelay({ resolution: resolutionMs });
  pauses.enable();
  await settle();
  const begun = performance.now();
  const result = await work();
  const tookMs = performance.now() - begun;
  await settle();
  pauses.disable();
  return { result, pauseMs: pauses.max / 1e6, tookMs };
}
