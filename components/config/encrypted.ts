/** The placeholder of an encrypted setting: it cannot be decrypted without the stack's passphrase or key, which a plan doesn't have. */
export const ENCRYPTED = "[encrypted]";
