import { inflateRawSync } from 'node:zlib';

/** Everything that stands in the files of an archive (ZIP, by its central directory), as one text. */
export async function textsIn(archive: Buffer): Promise<string> {
  const texts: string[] = [];
  let at = archive.indexOf('PK\u0001\u0002');
  while (at >= 0 && archive.toString('latin1', at, at + 4) === 'PK\u0001\u0002') {
    const method = archive.readUInt16LE(at + 10);
    const size = archive.readUInt32LE(at + 20);
    const [name, extra, comment] = [28, 30, 32].map((from) => archive.readUInt16LE(at + from));
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(start, start + size);
    texts.push((method === 8 ? inflateRawSync(packed) : packed).toString('utf8'));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return texts.join('\n');
}
