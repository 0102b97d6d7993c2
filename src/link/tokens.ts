import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import { DateTime } from 'luxon';
import { deriveKey } from './secret-key.ts';

/** What a link is about: a declared message and the row that it is written from. */
export interface Matter {
  readonly message: string;
  readonly subject: string;
}

/** A link is for one person in one workspace, and for one matter. Ids are UUIDs. */
export interface Link {
  readonly workspace: string;
  readonly person: string;
  readonly matter: Matter;
  readonly expiresAt: DateTime;
}

/** What a token turned out to be. */
export type ReadLink =
  | { readonly ok: true; readonly link: Link }
  | { readonly ok: false; readonly reason: 'forged' | 'expired' };

/** Signs and reads what stands in links. Tokens are made of letters, digits, `-` and `_`, some 120 of them. */
export interface Links {
  sign(link: Link): string;
  /** Only what was signed here is read; not a bit of it may differ. */
  read(token: string, now: DateTime): ReadLink;
  /** Binds something that a page sends back to the page it stood on. */
  seal(token: string, sent: string): string;
  isSealed(token: string, sent: string, seal: string): boolean;
}

/** What a button does, as it is sealed. */
export function sealedPress(button: {
  readonly action: string;
  readonly values: Readonly<Record<string, string | number | boolean>>;
}): string {
  return `${button.action} ${JSON.stringify(button.values)}`;
}

const version = 1;
// Half of SHA-256: 128 bits cannot be guessed, and links in letters are short.
const signatureBytes = 16;
const headBytes = 1 + 3 * 16 + 4;

/** Builds the signer. Every process with the same secret reads what another has signed. */
export function createLinks(secretKey: string): Links {
  const linkKey = deriveKey(secretKey, 'link');
  const sealKey = deriveKey(secretKey, 'link seal');
  const sealOf = (token: string, sent: string) => hmac(sealKey, Buffer.from(`${token}\n${sent}`));

  return {
    sign(link) {
      const body = pack(link);
      return Buffer.concat([body, hmac(linkKey, body)]).toString('base64url');
    },
    read(token, now) {
      const bytes = Buffer.from(token, 'base64url');
      // The last letter has bits that decoding ignores: only one way to write a token is right.
      if (bytes.toString('base64url') !== token) return forged;
      if (bytes.length <= headBytes + signatureBytes) return forged;
      const body = bytes.subarray(0, -signatureBytes);
      if (!timingSafeEqual(hmac(linkKey, body), bytes.subarray(-signatureBytes))) return forged;
      if (body[0] !== version) return forged;
      const link = unpack(body);
      return link.expiresAt > now ? { ok: true, link } : { ok: false, reason: 'expired' };
    },
    seal: (token, sent) => sealOf(token, sent).toString('base64url'),
    isSealed(token, sent, seal) {
      const given = Buffer.from(seal, 'base64url');
      return given.length === signatureBytes && timingSafeEqual(given, sealOf(token, sent));
    },
  };
}

const forged = { ok: false, reason: 'forged' } as const;

function hmac(key: KeyObject, body: Buffer): Buffer {
  return createHmac('sha256', key).update(body).digest().subarray(0, signatureBytes);
}

function pack({ workspace, person, matter, expiresAt }: Link): Buffer {
  const seconds = Buffer.alloc(4);
  seconds.writeUInt32BE(Math.floor(expiresAt.toSeconds()));
  return Buffer.concat([
    Buffer.of(version),
    ...[workspace, person, matter.subject].map(bytesOf),
    seconds,
    Buffer.from(matter.message),
  ]);
}

function unpack(body: Buffer): Link {
  return {
    workspace: uuidAt(body, 1),
    person: uuidAt(body, 17),
    matter: { subject: uuidAt(body, 33), message: body.toString('utf8', headBytes) },
    expiresAt: DateTime.fromSeconds(body.readUInt32BE(49), { zone: 'utc' }),
  };
}

function bytesOf(uuid: string): Buffer {
  const bytes = Buffer.from(uuid.replaceAll('-', ''), 'hex');
  if (bytes.length !== 16) throw new Error(`Not a UUID: ${uuid}`);
  return bytes;
}

function uuidAt(body: Buffer, start: number): string {
  const digits = body.toString('hex', start, start + 16);
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
}
