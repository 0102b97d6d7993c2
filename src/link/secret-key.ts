import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The secret that was generated under a folder, made at the first call; only its owner can read it. Of several
 * processes that make it at once, all get the same.
 * @returns 64 hexadecimal digits
 * @throws Error when the folder cannot be written, or the file does not hold a secret
 */
export async function findOrMakeSecretKey(dataDir: string): Promise<string> {
  const path = join(dataDir, 'secret-key');
  const known = await read(path);
  if (known !== undefined) return known;
  await mkdir(dataDir, { recursive: true });
  const written = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(written, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    // Unlike a rename, a link leaves alone what another process has put there meanwhile.
    await link(written, path);
  } catch (fault) {
    if (!isCode(fault, 'EEXIST')) throw fault;
  } finally {
    await rm(written);
  }
  const made = await read(path);
  if (made === undefined) throw new Error(`${path} was made, and is gone.`);
  return made;
}

/** A key of 32 bytes for one purpose: whoever learns one of them knows nothing of the others. */
export function deriveKey(secretKey: string, purpose: string): KeyObject {
  // As an object: Node takes a Buffer for a key anew each time, which costs more than the signature.
  return createSecretKey(Buffer.from(hkdfSync('sha256', secretKey, '', `bryggan ${purpose}`, 32)));
}

async function read(path: string): Promise<string | undefined> {
  try {
    const key = (await readFile(path, 'utf8')).trim();
    if (!/^[0-9a-f]{64}$/u.test(key))
      throw new Error(`${path} does not hold a secret. Remove it, or set SECRET_KEY.`);
    return key;
  } catch (fault) {
    if (isCode(fault, 'ENOENT')) return undefined;
    throw fault;
  }
}

function isCode(fault: unknown, code: string): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === code;
}
