import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { FileContent } from '#src/conversation/file.ts';

/** A file that came with a post. */
export interface Upload {
  readonly name: string;
  readonly size: number;
  readonly content: FileContent;
}

/** What came in a form that may have a file in it: its fields as other forms have them, and the file. */
export interface SentForm {
  readonly body: Readonly<Record<string, string>>;
  readonly file: Upload | undefined;
  /** How many more files there were. */
  readonly others: number;
}

/** A text and a file of 5 MB. What is larger is read no further, and said to be too large. */
const mostBytes = 6_000_000;
/** As much as may be written in the fields, on this page as in its other forms. */
const mostText = 1_000_000;
/** Where somebody sends more than this, the connection is closed. */
const mostDropped = 200_000_000;

/** Whether a form was sent as forms with files are. */
export function mayHaveFile(request: Request): boolean {
  return request.is('multipart/form-data') !== false && request.is('multipart/form-data') !== null;
}

/**
 * Reads a form with a file. Of one that is too large the beginning and the end are kept: its fields stand there.
 * @returns undefined when it is no such form
 */
export async function readForm(request: Request): Promise<SentForm | 'tooLong' | undefined> {
  const type = request.get('content-type') ?? '';
  const { bytes, isCut } = await readEnds(request);
  let form: FormData;
  try {
    form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  } catch {
    return undefined;
  }
  const body: Record<string, string> = {};
  const files: File[] = [];
  for (const [name, value] of form) {
    if (typeof value === 'string') body[name] = value;
    // A field in which no file was chosen is sent all the same.
    else if (value.name !== '') files.push(value);
  }
  if (Object.values(body).join('').length > mostText) return 'tooLong';
  const [first] = files;
  if (first === undefined) return { body, file: undefined, others: 0 };
  const read = new Uint8Array(await first.arrayBuffer());
  const content: FileContent = isCut ? { ok: false, reason: 'tooLarge' } : { ok: true, bytes: read };
  // The same file sent again is the same thing, and another one is not.
  const digest = createHash('sha256').update(read).digest('base64url');
  return {
    body: { ...body, file: `${first.name} ${digest}` },
    file: { name: first.name, size: first.size, content },
    others: files.length - 1,
  };
}

async function readEnds(request: Request): Promise<{ bytes: Buffer<ArrayBuffer>; isCut: boolean }> {
  const beginning: Buffer[] = [];
  let end: Buffer = Buffer.alloc(0);
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > mostDropped) throw new Error('The chat page was sent more than it drops.');
    if (size <= mostBytes) beginning.push(chunk);
    else end = Buffer.concat([end, chunk]).subarray(-mostText);
  }
  return { bytes: Buffer.concat([...beginning, end]), isCut: size > mostBytes };
}
