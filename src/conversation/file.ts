/** A file that somebody sent, as the platform tells of it. What is in it is not here: it is fetched when it is needed. */
export interface SentFile {
  readonly name: string;
  /** How many bytes it has, where the platform says so. */
  readonly size?: number;
}

/** What is in a file; or why it could not be had. */
export type FileContent =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | {
      readonly ok: false;
      /** `refused`: the platform does not let Bryggan have files. `gone`: it was not there to be had, or not in time. */
      readonly reason: 'tooLarge' | 'refused' | 'gone';
    };

/** Gets what is in a sent file, at most so many bytes of it. */
export type FetchFile = (mostBytes: number) => Promise<FileContent>;

/** Reads bytes as they come, and stops at `mostBytes`: what a sender says of a length is not to be relied on. */
export async function readAtMost(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  mostBytes: number,
): Promise<FileContent> {
  const read: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > mostBytes) return { ok: false, reason: 'tooLarge' };
    read.push(chunk);
  }
  return { ok: true, bytes: Buffer.concat(read) };
}
