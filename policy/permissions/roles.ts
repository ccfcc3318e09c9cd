import { IAM_ROLE } from "../aws";
import { all, any, NO, not, unknown, valueOf, type Answer, type Graph, type Resource, type ResourceOf } from "../graph";
import { accountOf, arnOf, differ } from "./arn";
import type { ABSENT } from "./conditions";
import type { Decision } from "./decide";
import { identityDecision, trusts } from "./identity-policies";
import { roleContext, serviceContext, type Request } from "./request";
import { delegates } from "./resource-policies";
import { UNSEEN } from "./text";

export type RoleOf = ResourceOf<typeof IAM_ROLE>;

/** A role that a property names. */
export type NamedRole =
  | { readonly is: "none" }
  | { readonly is: "role"; readonly role: RoleOf }
  | { readonly is: "unknown"; readonly why: string };

/** The role that a property such as `roleArn` names. */
export function roleAt(resource: Resource, property: string, graph: Graph): NamedRole {
  const given = graph.given(resource, property);
  if (given.kind === "missing" || valueOf(given) === "") return { is: "none" };
  const { certain, complete } = graph.references(resource, property, [IAM_ROLE]);
  const [role] = certain;
  if (role && complete) return { is: "role", role };
  const why = complete
    ? `The ${property} of ${resource.name} is not in the program: its permissions can't be read.`
    : `The ${property} of ${resource.name} is known only after deployment.`;
  return { is: "unknown", why };
}

/** A request that a service makes with a role's credentials. */
export function roleRequest(
  role: RoleOf,
  action: string,
  resource: string,
  graph: Graph,
  more: readonly (readonly [string, string | typeof ABSENT])[] = [],
): Request {
  const [arn, account] = [arnOf(role, graph), accountOf(role, graph) ?? UNSEEN];
  return { principal: { is: "role", arn, account }, action, resource, context: roleContext(arn, account, more) };
}

/** For what a service assumes a role: the ARN and account of a rule, a bucket or another source, as far as they are known. */
export interface Purpose {
  readonly source?: string | undefined;
  readonly account?: string | undefined;
  /** Where the service does it; the Region of the role's provider where none is given. */
  readonly region?: string | undefined;
}

/** A service as trust policies may name it: `states.amazonaws.com`, or for one Region `states.us-east-1.amazonaws.com`; in China also with its domain. */
function namesOf(service: string, region: string | undefined): readonly string[] {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services
  const regional = region === undefined ? [] : [service.replace(/\.amazonaws\.com$/, `.${region}.amazonaws.com`)];
  const all = [service, ...regional];
  return region?.startsWith("cn-") ? [...all, ...all.map((name) => `${name}.cn`)] : all;
}

/** Whether a service may assume a role for something. */
export function mayAssume(service: string, role: RoleOf, purpose: Purpose, graph: Graph): Answer {
  return any(namesOf(service, purpose.region ?? role.region).map((name) => isTrusted(name, role, purpose, graph)));
}

function isTrusted(service: string, role: RoleOf, { source, account }: Purpose, graph: Graph): Answer {
  const context = serviceContext(service, [
    ["aws:sourceaccount", account ?? accountOf(role, graph) ?? UNSEEN],
    ...(source === undefined ? [] : [["aws:sourcearn", source] as const]),
  ]);
  const request = { action: "sts:AssumeRole", resource: arnOf(role, graph), context } as const;
  return trusts(role, { ...request, principal: { is: "service", name: service } }, graph);
}

/**
 * Whether a role may do something by its own policies, or by that of the resource: in one account either is enough, and across accounts
 * both are needed (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html).
 * @param policy what the resource's policy says; undefined where the resource has none or is not in the program
 */
export function roleMay(
  role: RoleOf,
  request: Request,
  policy: Decision | undefined,
  account: string | undefined,
  graph: Graph,
): Answer {
  const identity = identityDecision(role, request, graph);
  const denied = any([identity.denied, policy?.denied ?? NO]);
  if (!differ(account, accountOf(role, graph)))
    return all([not(denied), any([identity.allowed, policy?.allowed ?? NO])]);
  if (!policy) return all([not(denied), identity.allowed, unknown("The policy of the other account can't be read.")]);
  return all([not(denied), identity.allowed, any([policy.allowed, delegates(policy, true)])]);
}
