import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** Where the stamp of the sentences stands from which the weights were learned. */
export const stampFile = new URL('../src/language/weighing/learned/stamp.txt', import.meta.url);

const folders = ['sentences/', 'tuned/', 'fragments/', '../src/language/weighing/vocabulary/'];

/** A stamp (SHA-256) of all sentences, registers and words from which weights are learned, whatever the line ends. */
export function stampOfSentences(): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const root = new URL(folder, import.meta.url);
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) =>
      file.replaceAll('\\', '/'),
    );
    for (const file of files.sort())
      if (/\.(?:txt|csv)$/.test(file))
        hash.update(`${file}\n${readFileSync(new URL(file, root), 'utf8').replaceAll('\r\n', '\n')}\n`);
  }
  return hash.digest('hex');
}
