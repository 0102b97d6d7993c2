/** Encrypts under a secret that is not in the database: whoever reads only the database cannot open it. */
export interface Vault {
  close(plain: Buffer): Buffer;
  /** @throws Error when it was closed under another secret, or changed */
  open(closed: Buffer): Buffer;
}
