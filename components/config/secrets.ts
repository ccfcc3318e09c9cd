import { pathText, type Problem } from "./problems";

const SECRET_NAMES =
  /(^|[^a-z])(password|passwd|passphrase|secret|token|api[_-]?key|private[_-]?key|access[_-]?key|credentials?)([^a-z]|$)/i;
const SECRET_VALUES = [
  /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\bgh[pousr]_[A-Za-z0-9]{36}\b/,
  /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\./,
  /:\/\/[^/\s:@]+:[^/\s:@]+@/,
];

/** Whether a setting's name or value is that of a password or key; such a value is never shown, not even in an error. */
export function looksSecret(name: string, value: unknown): boolean {
  const words = name.replace(/([a-z])([A-Z])/g, "$1-$2");
  return (
    SECRET_NAMES.test(words) || (typeof value === "string" && SECRET_VALUES.some((pattern) => pattern.test(value)))
  );
}

/** Every secret in plain text below a value. No setting ever asks for one, so each is a mistake. */
export function plainSecrets(key: string, value: unknown, path: PropertyKey[] = []): Problem[] {
  const name = String(path.at(-1) ?? key);
  if (typeof value === "object" && value !== null) {
    const entries: [PropertyKey, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
    return entries.flatMap(([part, child]) => plainSecrets(key, child, [...path, part]));
  }
  if (value === undefined || !looksSecret(name, value)) return [];
  return [
    {
      path: pathText(key, path),
      message: "looks like a secret in plain text (its value is not shown)",
      fix: "Take it out, and change it wherever it is used: this file may have been shared. Holdfast asks for no secret; AWS keeps them (Secrets Manager).",
    },
  ];
}
