import { randomUUID } from 'node:crypto';
import { DateTime } from 'luxon';
import { expect, it } from 'vitest';
import { createLinks, type Link } from '#src/link/tokens.ts';

const now = DateTime.fromISO('2026-11-23T10:00', { zone: 'utc' });
const links = createLinks('a secret of at least thirty-two letters');
const link: Link = {
  workspace: randomUUID(),
  person: randomUUID(),
  matter: { message: 'meeting.invitation', subject: randomUUID() },
  expiresAt: now.plus({ days: 1 }),
};
const token = links.sign(link);

it('says again what was signed, in a token that fits in a letter', () => {
  expect(links.read(token, now)).toEqual({ ok: true, link });
  expect(token).toMatch(/^[\w-]{80,160}$/u);
});

it('refuses a token with any one letter changed, and one cut off or added to', () => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  for (let at = 0; at < token.length; at += 1) {
    for (const letter of alphabet) {
      if (letter === token[at]) continue;
      const changed = token.slice(0, at) + letter + token.slice(at + 1);
      expect(links.read(changed, now), `${letter} at ${at}`).toEqual({ ok: false, reason: 'forged' });
    }
  }
  for (const changed of [
    token.slice(0, -1),
    `${token}A`,
    `${token}=`,
    ` ${token}`,
    '',
    'å',
    '..',
    token.repeat(50),
  ]) {
    expect(links.read(changed, now)).toEqual({ ok: false, reason: 'forged' });
  }
});

it('refuses what another installation has signed', () => {
  const other = createLinks('another secret of thirty-two letters');
  expect(other.read(token, now)).toEqual({ ok: false, reason: 'forged' });
});

it('ends to the second', () => {
  expect(links.read(token, link.expiresAt.minus({ seconds: 1 })).ok).toBe(true);
  expect(links.read(token, link.expiresAt)).toEqual({ ok: false, reason: 'expired' });
});

it('binds what a page sends back to its link and to what was sent', () => {
  const seal = links.seal(token, 'meeting.answer {"reply":"yes"}');
  expect(links.isSealed(token, 'meeting.answer {"reply":"yes"}', seal)).toBe(true);
  expect(links.isSealed(token, 'meeting.answer {"reply":"no"}', seal)).toBe(false);
  expect(links.isSealed(`${token}A`, 'meeting.answer {"reply":"yes"}', seal)).toBe(false);
  expect(links.isSealed(token, 'meeting.answer {"reply":"yes"}', '')).toBe(false);
});
