import { writeFileSync } from 'node:fs';

// Loaded before a program that is measured: writes the most memory that it had, in kilobytes, when it ends.
process.on('exit', () => {
  const file = process.env['BENCH_MEMORY_FILE'];
  if (file !== undefined) writeFileSync(file, String(process.resourceUsage().maxRSS));
});
