import type { Graph, Reading, Resource } from "../../graph";

interface Statement {
  Effect?: string;
  Principal?: unknown;
  Action?: string | string[];
  Condition?: unknown;
}

/** What a service needs to publish to an encrypted topic (https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services). */
const ACTIONS = ["kms:GenerateDataKey", "kms:Decrypt"];

/** Whether a key's policy lets a service use it in its own name; unknown where it can't be read or asks for conditions. */
export function lets(key: Resource, service: string, graph: Graph): Reading<boolean> {
  const policy = graph.string(key, "policy");
  // AWS's default policy lets the account in, and no service (https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html).
  if (policy.kind === "missing") return { kind: "known", value: false };
  if (policy.kind === "unknown") return policy;
  const statements = statementsIn(policy.value);
  if (!statements) return { kind: "unknown", reason: "is not a policy in JSON" };
  const allowing = statements.filter((one) => one.Effect === "Allow" && names(one.Principal, service));
  const value = ACTIONS.every((action) => allowing.some((one) => actions(one).some((given) => covers(given, action))));
  return { kind: "known", value };
}

function statementsIn(text: string): Statement[] | undefined {
  try {
    const { Statement: found } = JSON.parse(text) as { Statement?: Statement | Statement[] };
    return found === undefined ? [] : [found].flat();
  } catch {
    return undefined;
  }
}

function names(principal: unknown, service: string): boolean {
  if (principal === "*") return true;
  if (typeof principal !== "object" || principal === null) return false;
  const { Service: services, AWS: accounts } = principal as { Service?: unknown; AWS?: unknown };
  return [services].flat().includes(service) || [accounts].flat().includes("*");
}

function actions({ Action: given }: Statement): string[] {
  return given === undefined ? [] : [given].flat();
}

function covers(given: string, wanted: string): boolean {
  return given === wanted || (given.endsWith("*") && wanted.startsWith(given.slice(0, -1)));
}
