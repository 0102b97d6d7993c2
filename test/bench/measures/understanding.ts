import { DateTime } from 'luxon';
import { Register } from '#src/language/understanding/register.ts';
import { understand } from '#src/language/understanding/understand.ts';
import type { Line, Measure } from '../measure.ts';
import { median } from '../rounds.ts';
import { misspelt, townName, townPlace } from '../town.ts';

/** How long it takes to understand a sentence among ten thousand organisations. */
export const understanding: Measure = {
  name: 'understanding',
  async run(_ground, { rounds }) {
    const now = DateTime.fromISO('2026-11-22T12:00', { zone: 'Europe/Stockholm' });
    const register = new Register(
      Array.from({ length: 10_000 }, (_, number) => ({
        name: townName(number),
        kind: 'association',
        area: townPlace(number),
        aliases: [],
      })),
    );
    const lines: Line[] = [];
    for (const [how, written] of [
      ['as it is', (name: string) => name],
      ['misspelt', misspelt],
    ] as const) {
      const p95: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const tookMs = Array.from({ length: 500 }, (_, at) => {
          const name = written(townName((at * 19 + round) % 10_000));
          const from = performance.now();
          understand(
            `Träffade ${name} igår, de behöver lokal på torsdagar och kan låna ut stolar`,
            register,
            now,
          );
          return performance.now() - from;
        }).sort((a, b) => a - b);
        p95.push(tookMs[Math.floor(tookMs.length * 0.95)] ?? 0);
      }
      lines.push({
        what: `a sentence understood among 10,000 organisations, p95, the name ${how}`,
        against: '–',
        unit: 'ms',
        reached: median(p95),
        must: 20,
        wanted: 10,
        better: 'less',
        detail: `${rounds} rounds of 500`,
      });
    }
    return lines;
  },
};
