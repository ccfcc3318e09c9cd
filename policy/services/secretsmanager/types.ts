/** Type tokens of Secrets Manager. */

export const SECRET_RESOURCE = "aws:secretsmanager/secret:Secret";
export const SECRET_VERSION = "aws:secretsmanager/secretVersion:SecretVersion";
