import type { IAM_ROLE } from "../aws";
import { IAM_POLICY, IAM_POLICY_ATTACHMENT, IAM_ROLE_POLICY, IAM_ROLE_POLICY_ATTACHMENT } from "../aws";
import { MANAGED_POLICIES, type ManagedStatement } from "../../facts/iam";
import {
  any,
  isTreeList,
  NO,
  perResource,
  unknown,
  valueOf,
  type Answer,
  type Graph,
  type Reading,
  type Resource,
  type ResourceOf,
} from "../graph";
import { allows, decide, type Decision } from "./decide";
import type { Request } from "./request";
import { statementsAt, type PolicyStatement } from "./statements";

type Role = ResourceOf<typeof IAM_ROLE>;

/** The identity policies of a role, as far as they can be read. */
interface IdentityPolicies {
  readonly documents: readonly (readonly PolicyStatement[])[];
  /** Why it may have more, or not all of these: a sentence. */
  readonly why?: string;
}

const managedPolicies = new Map<string, readonly ManagedStatement[]>(Object.entries(MANAGED_POLICIES.data));

/** The policies in a role, beside it and attached to it (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html). */
const policiesOf = perResource((role: Role, graph): IdentityPolicies => {
  const documents: (readonly PolicyStatement[])[] = [];
  const doubts: string[] = [];
  const add = (holder: Resource, statements: Reading<readonly PolicyStatement[]>) => {
    if (statements.kind === "known") documents.push(statements.value);
    if (statements.kind === "unknown") doubts.push(`The policy in ${holder.name} ${statements.reason}.`);
  };
  const perhaps = (one: Resource) =>
    doubts.push(`Whether ${one.name} is a policy of ${role.name} is known only after deployment.`);

  const inline = graph.given(role, "inlinePolicies");
  if (inline.kind === "unknown") doubts.push(`The inlinePolicies of ${role.name} ${inline.reason}.`);
  const list = valueOf(inline);
  (isTreeList(list) ? list : []).forEach((_, i) => add(role, statementsAt(role, `inlinePolicies[${i}].policy`, graph)));

  const own = graph.referrers(role, [IAM_ROLE_POLICY], "role");
  own.certain.forEach((one) => add(one, statementsAt(one, "policy", graph)));
  own.possible.forEach(perhaps);

  const one = graph.referrers(role, [IAM_ROLE_POLICY_ATTACHMENT], "role");
  const several = graph.referrers(role, [IAM_POLICY_ATTACHMENT], "roles[*]");
  [...one.possible, ...several.possible].forEach(perhaps);
  const attach = (holder: Resource, property: string) => {
    const { certain, external, complete } = graph.references(holder, property, [IAM_POLICY]);
    certain.forEach((policy) => add(policy, statementsAt(policy, "policy", graph)));
    for (const arn of external) {
      const managed = managedPolicies.get(arn.replace(/^arn:[^:]+:iam::aws:policy\//, ""));
      if (managed) documents.push(managed.map((one) => ({ Effect: "Allow", Resource: "*", ...one })));
      else doubts.push(`What ${arn} allows is not in the program.`);
    }
    if (!complete) doubts.push(`The policies of ${holder.name} are known only after deployment.`);
  };
  [...one.certain, ...several.certain].forEach((holder) => attach(holder, "policyArn"));
  attach(role, "managedPolicyArns[*]");
  const [why] = doubts;
  return { documents, ...(why !== undefined && { why }) };
});

/** What the identity policies of a role say of a request that it makes. */
export function identityDecision(role: Role, request: Request, graph: Graph): Decision {
  const { documents, why } = policiesOf(role, graph);
  const decisions = documents.map((statements) => decide(statements, request, "identity"));
  const doubt: Answer = why === undefined ? NO : unknown(why);
  const part = (of: "denied" | "allowed") => any([...decisions.map((one) => one[of]), doubt]);
  return { denied: part("denied"), allowed: bounded(role, part("allowed"), graph), delegated: NO };
}

/** A permissions boundary limits what the policies allow, and is not read here. */
function bounded(role: Role, allowed: Answer, graph: Graph): Answer {
  if (allowed.is !== "yes" || graph.given(role, "permissionsBoundary").kind === "missing") return allowed;
  return unknown(`What the permissions boundary of ${role.name} allows is not read.`);
}

/** Whether a principal may assume a role, by the role's trust policy. */
export function trusts(role: Role, request: Request, graph: Graph): Answer {
  const statements = statementsAt(role, "assumeRolePolicy", graph);
  if (statements.kind === "unknown") return unknown(`The assumeRolePolicy of ${role.name} ${statements.reason}.`);
  return allows([decide(valueOf(statements) ?? [], request)]);
}
