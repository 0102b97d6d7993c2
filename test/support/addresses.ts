import { createAddresses } from '#src/link/addresses.ts';
import { createFingerprint } from '#src/link/fingerprint.ts';
import { createLinks } from '#src/link/tokens.ts';

const secret = 'a secret of at least thirty-two letters';

/** Signs links under a secret of the tests alone. */
export const links = createLinks(secret);
/** Marks what is sent, under the same secret. */
export const fingerprint = createFingerprint(secret);
/** Addresses that those links stand in. */
export const addresses = createAddresses({ links, publicUrl: 'http://localhost:3000' });
