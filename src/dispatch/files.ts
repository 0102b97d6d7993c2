import { Person } from '#entities/person.ts';
import type { FileDeclaration } from '#src/conversation/declarations/declarations.ts';
import type { FetchFile, FileContent } from '#src/conversation/file.ts';
import type { Incoming } from '#src/conversation/incoming.ts';
import { mayUse } from '#src/people/can.ts';
import { findKnown } from '#src/people/identify.ts';
import type { Transact } from '#src/persistence/transaction.ts';

/**
 * Gets what is in a file that was sent, before the transaction in which it is handled: nothing there waits for a network.
 * Undefined for what is no file, or one that its sender may do nothing with: that is not even fetched.
 */
export async function fetchContent(
  { transact, declared }: { readonly transact: Transact; readonly declared: FileDeclaration },
  event: Incoming,
  fetchFile: FetchFile | undefined,
): Promise<FileContent | undefined> {
  const { act } = event;
  if (act.kind !== 'file' || !declared.isFor(act.file.name)) return undefined;
  const isAllowed = await transact({ across: 'find out who sent a file' }, async (em) => {
    const { accounts } = await findKnown(em, event);
    return accounts.some(({ person }) => mayUse(em.map(Person, { ...person }), declared.role));
  });
  if (!isAllowed) return undefined;
  if ((act.file.size ?? 0) > declared.mostBytes) return { ok: false, reason: 'tooLarge' };
  // After a crash there is nobody left who could get it.
  return fetchFile === undefined ? { ok: false, reason: 'gone' } : fetchFile(declared.mostBytes);
}
