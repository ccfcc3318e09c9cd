import { pathText, type Problem } from "./problems";
import { isGroup } from "./schema-at";

const SECRET_NAMES =
  /(^|[^a-z])(passwords?|passwd|pwd|passphrase|secrets?|tokens?|api[_-]?keys?|private[_-]?key|access[_-]?key|credentials?)([^a-z]|$)/i;
const SECRET_VALUES = [
  /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\b(gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{22,})\b/,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}/,
  /\b[rs]k_live_[A-Za-z0-9]{16,}/,
  /\bglpat-[A-Za-z0-9_-]{20,}/,
  /\bnpm_[A-Za-z0-9]{36}\b/,
  /\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}/,
  /\bsk-(proj|ant)-[A-Za-z0-9_-]{20,}/,
  /\bAIza[A-Za-z0-9_-]{35}/,
  /\bhooks\.slack\.com\/services\/T[A-Z0-9]+\/B[A-Z0-9]+\/[A-Za-z0-9]{16,}/,
  /\bAccountKey=[A-Za-z0-9+/=]{20,}/,
  /(^|[;?&\s])(password|pwd|token|access_token|api_key)=[^;&\s]{6,}/i,
  /\b(Basic|Bearer) [A-Za-z0-9+/=._-]{16,}/,
  /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\./,
  /:\/\/[^/\s:@]*:[^/\s@]+@/,
];

/** What names a secret, or the key that encrypts it, and is none. */
const NAMES_SECRET = /^arn:aws:(secretsmanager|ssm|kms):[a-z0-9-]+:\d{12}:[^\s]+$/;

/** The message of a secret in plain text; other mistakes of the value are not reported, since that would show it. */
const SECRET_MESSAGE = "looks like a secret in plain text (its value is not shown)";

/** Whether a setting's name or value is that of a password or key; such a value is never shown, not even in an error. */
export function looksSecret(name: string, value: unknown): boolean {
  if (typeof value === "number") return namesSecret(name);
  if (typeof value !== "string" || value === "" || NAMES_SECRET.test(value)) return false;
  return namesSecret(name) || isSecretValue(value);
}

function isSecretValue(value: unknown): boolean {
  return typeof value === "string" && SECRET_VALUES.some((pattern) => pattern.test(value));
}

function namesSecret(name: string): boolean {
  return SECRET_NAMES.test(name.replace(/([a-z\d])([A-Z])/g, "$1-$2").replace(/([A-Z])([A-Z][a-z])/g, "$1-$2"));
}

/** Areas whose groups have the user's own names, and how deep: a store called pwd is a store. */
const NAMED: Readonly<Record<string, number>> = {
  databases: 1,
  tables: 1,
  buckets: 1,
  volumes: 1,
  queues: 1,
  topics: 1,
  functions: 1,
  streams: 1,
  buses: 1,
  restore: 2,
};

/** Every secret in plain text below a value. No setting ever asks for one, so each is a mistake. */
export function plainSecrets(key: string, value: unknown): Problem[] {
  const name = key.slice(key.lastIndexOf(":") + 1);
  return secretsBelow(key, [], name, value, NAMED[name]);
}

/** Credentials among the settings of Pulumi's AWS provider (https://www.pulumi.com/registry/packages/aws/installation-configuration/). */
const CREDENTIALS = ["aws:accessKey", "aws:secretKey", "aws:token"];

/**
 * Credentials and tokens in plain text among the AWS provider's settings, which every export of a plan would show.
 * @param encrypted what stands for the value of an encrypted setting
 */
export function providerSecrets(config: Readonly<Record<string, string>>, encrypted: string): Problem[] {
  const isPlain = ([key, text]: [string, string]) =>
    CREDENTIALS.includes(key) ? text !== "" && text !== encrypted : SECRET_VALUES.some((one) => one.test(text));
  const found = Object.entries(config).filter((entry) => entry[0].startsWith("aws:") && isPlain(entry));
  return found.map(([path]) => ({
    path,
    message: SECRET_MESSAGE,
    fix: "Take it out, and change it in AWS: this file may have been shared. Give credentials by a profile (aws:profile), a role or the environment.",
  }));
}

/** Whether a value, or anything below it, is a secret. */
export function holdsSecret(name: string, value: unknown): boolean {
  return secretsBelow(name, [], name, value).length > 0;
}

/** Whether a problem is a secret's. */
export function isSecretProblem(problem: Problem): boolean {
  return problem.message === SECRET_MESSAGE;
}

/** So many characters of a value are enough to show what it is. */
const TELLING = 12;

/** A problem without the value, which is encrypted in the stack file. @param text of the whole setting */
export function withoutValue(problem: Problem, text: string): Problem {
  const shown = textsIn(parsed(text)).map((one) => JSON.stringify(one).slice(1, TELLING + 1));
  if (!shown.some((start) => problem.message.includes(start))) return problem;
  return { ...problem, message: "the value is not allowed (it is not shown: the setting is encrypted)" };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Every text in a value. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return value === "" ? [] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Parameters such as ldap.password are passwords themselves; disconnect_on_expired_password is on or off. */
const PASSWORD_ITSELF = /(password|passwd|pwd|secret|token)$/i;
const SWITCH = /^(on|off|true|false|[01])$/i;

/** A parameter of a database that says how passwords must be, and is none: password_encryption, validate_password.length, rds.restrict_password_commands. */
function isParameter(key: string, path: readonly PropertyKey[], name: string, value: unknown): boolean {
  const isOne =
    key === "holdfast:databases" && path.some((part) => part === "parameters" || part === "staticParameters");
  return isOne && (!PASSWORD_ITSELF.test(name) || SWITCH.test(String(value)));
}

/**
 * @param name the nearest name above the value: a list's items are what the list is called, and so is what a secret's group holds
 * @param named how deep below the key the user's own names are; a group of such a name has settings, a text is checked by it
 */
function secretsBelow(key: string, path: PropertyKey[], name: string, value: unknown, named = 0): Problem[] {
  if (typeof value === "object" && value !== null) {
    const items: [PropertyKey, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
    return items.flatMap(([part, child]) => {
      const given = path.length + 1 === named && isGroup(child);
      const kept = typeof part === "number" || namesSecret(name) || given;
      return secretsBelow(key, [...path, part], kept ? name : String(part), child, named);
    });
  }
  if (isParameter(key, path, name, value) ? !isSecretValue(value) : !looksSecret(name, value)) return [];
  return [
    {
      path: pathText(key, path),
      message: SECRET_MESSAGE,
      fix: "Take it out, and change it wherever it is used: this file may have been shared. Holdfast asks for no secret; AWS keeps them (Secrets Manager).",
    },
  ];
}
