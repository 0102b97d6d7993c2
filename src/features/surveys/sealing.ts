import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { SurveyQuestion } from '#entities/survey-question.ts';
import { longestAnswer } from './rules.ts';

/** One person's answers: a value for each question they answered, and whether a free text may be quoted. */
export type Ballot = readonly (readonly [questionId: string, value: string, quotable?: boolean])[];

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;
// A UUID and the marks around it in JSON, twice as much as needed.
const bytesAround = 100;
// UTF-8 needs three for a UTF-16 unit, or four for two; JSON escapes what is left of the control characters with two.
const bytesForUnit = 3;

/** A key for one survey. */
export function newSurveyKey(): Buffer {
  return randomBytes(32);
}

/** The id of a voice's ballot: without the survey's key nobody can tell whose it is. */
export function ballotId(surveyKey: Buffer, voiceId: string): string {
  return createHmac('sha256', derive(surveyKey, 'id')).update(voiceId).digest('hex');
}

type Asked = Pick<SurveyQuestion, 'kind' | 'choices'>;

/** How long every ballot of a survey is, however much is written in it: its length must not tell whose answers are whose. */
export function ballotSize(questions: readonly Asked[]): number {
  return questions.reduce((size, question) => size + bytesAround + room(question), bytesAround);
}

function room({ kind, choices }: Asked): number {
  if (kind === 'text') return longestAnswer * bytesForUnit;
  // All of several may be chosen.
  return choices.reduce((size, { value }) => size + value.length + 1, bytesAround);
}

/**
 * Encrypts a ballot, bound to its id.
 * @throws Error when it is longer than `size`
 */
export function sealBallot(surveyKey: Buffer, id: string, ballot: Ballot, size: number): Buffer {
  const plain = Buffer.from(JSON.stringify(ballot));
  if (plain.length > size) throw new Error('A ballot is longer than ballots of its survey are.');
  const iv = randomBytes(ivBytes);
  const sealing = createCipheriv(cipher, derive(surveyKey, 'content'), iv).setAAD(Buffer.from(id));
  // JSON may end in blanks.
  const padded = Buffer.concat([plain, Buffer.alloc(size - plain.length, ' ')]);
  const sealed = Buffer.concat([sealing.update(padded), sealing.final()]);
  return Buffer.concat([iv, sealing.getAuthTag(), sealed]);
}

/**
 * Decrypts a ballot.
 * @throws Error when it was sealed under another key or id, or changed
 */
export function openBallot(surveyKey: Buffer, id: string, sealed: Buffer): Ballot {
  const opening = createDecipheriv(cipher, derive(surveyKey, 'content'), sealed.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  });
  opening.setAAD(Buffer.from(id)).setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
  const plain = Buffer.concat([opening.update(sealed.subarray(ivBytes + tagBytes)), opening.final()]);
  return JSON.parse(plain.toString()) as Ballot;
}

function derive(surveyKey: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', surveyKey, '', `bryggan ballot ${purpose}`, 32));
}
