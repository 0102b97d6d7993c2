import { createHmac } from 'node:crypto';
import { deriveKey } from './secret-key.ts';

/** A short mark of something that was sent: the same for the same, and telling nothing about it. 22 letters. */
export type Fingerprint = (sent: string) => string;

/**
 * Makes marks that may stand in the database. Under a key that does not: what can be guessed, such as the answers to a
 * form with three buttons, could otherwise be tried out until the mark is the same. All processes make the same.
 */
export function createFingerprint(secretKey: string): Fingerprint {
  const key = deriveKey(secretKey, 'fingerprint');
  return (sent) => createHmac('sha256', key).update(sent).digest('base64url').slice(0, 22);
}
