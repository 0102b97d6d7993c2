import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deriveKey } from './secret-key.ts';

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** Encrypts the keys of surveys, under a key derived from the secret. Every process with the same secret opens them. */
export function createVault(secretKey: string) {
  const key = deriveKey(secretKey, 'survey');
  return {
    close(plain: Buffer): Buffer {
      const iv = randomBytes(ivBytes);
      const closing = createCipheriv(cipher, key, iv);
      const closed = Buffer.concat([closing.update(plain), closing.final()]);
      return Buffer.concat([iv, closing.getAuthTag(), closed]);
    },
    /** @throws Error when it was closed under another secret, or changed */
    open(closed: Buffer): Buffer {
      const opening = createDecipheriv(cipher, key, closed.subarray(0, ivBytes), { authTagLength: tagBytes });
      opening.setAuthTag(closed.subarray(ivBytes, ivBytes + tagBytes));
      return Buffer.concat([opening.update(closed.subarray(ivBytes + tagBytes)), opening.final()]);
    },
  };
}
