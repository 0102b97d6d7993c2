import { createAddresses } from '#src/link/addresses.ts';
import { createLinks } from '#src/link/tokens.ts';

/** Signs links under a secret of the tests alone. */
export const links = createLinks('a secret of at least thirty-two letters');
/** Addresses that those links stand in. */
export const addresses = createAddresses({ links, publicUrl: 'http://localhost:3000' });
