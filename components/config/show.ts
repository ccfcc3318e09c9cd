import { holdsSecret } from "./secrets";

const LONGEST_SHOWN = 60;

/**
 * A value as an error shows it: JSON, cut where it is long; never one that holds a secret.
 * @param name what the setting is called, since that may say that its value is a secret
 */
export function show(value: unknown, name = ""): string {
  if (holdsSecret(name, value)) return "the value (not shown: it looks like a secret)";
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 1)}…` : text;
}
