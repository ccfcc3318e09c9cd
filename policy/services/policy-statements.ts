/** A statement of a policy, as far as rules read it; every field is as AWS takes it, one value or a list. */
export interface PolicyStatement {
  readonly Effect?: unknown;
  readonly Principal?: unknown;
  readonly Action?: unknown;
  readonly NotAction?: unknown;
  readonly Resource?: unknown;
  readonly Condition?: unknown;
}

/** The statements of a policy in JSON; undefined where it is none. */
export function statementsIn(text: string): PolicyStatement[] | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null) return undefined;
    const { Statement: found } = parsed as { Statement?: PolicyStatement | PolicyStatement[] };
    return found === undefined ? [] : [found].flat();
  } catch {
    return undefined;
  }
}

/** One value or a list of them, as texts. */
export function textsOf(value: unknown): string[] {
  return [value].flat().filter((one) => typeof one === "string");
}

/** Whether an action as a policy writes it, with * and without regard to case, covers another. */
export function covers(given: string, action: string): boolean {
  const pattern = given
    .split("*")
    .map((part) => part.replace(/[.+^${}()|[\]\\?]/g, "\\$&"))
    .join(".*");
  return new RegExp(`^${pattern}$`, "i").test(action);
}

/** Whether a statement is about anybody. */
export function isAnybody(principal: unknown): boolean {
  if (principal === "*") return true;
  if (typeof principal !== "object" || principal === null) return false;
  return textsOf((principal as { AWS?: unknown }).AWS).includes("*");
}
