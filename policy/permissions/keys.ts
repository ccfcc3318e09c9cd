import { KMS_ALIAS, KMS_EXTERNAL_KEY, KMS_GRANT, KMS_KEYS, KMS_REPLICA_EXTERNAL_KEY } from "../aws";
import {
  all,
  any,
  isAny,
  NO,
  not,
  perResource,
  unknown,
  valueOf,
  YES,
  type Answer,
  type Graph,
  type Resource,
} from "../graph";
import { accountOf, arnOf, differ } from "./arn";
import { identityDecision } from "./identity-policies";
import type { Request } from "./request";
import { delegates, OWN_ACCOUNT, resourceDecision } from "./resource-policies";
import type { RoleOf } from "./roles";

/** The key that encrypts something, as a property names it. */
export type EncryptionKey =
  | { readonly is: "none" }
  /** AWS's own key of a service, such as `alias/aws/sns`. */
  | { readonly is: "managed"; readonly name: string }
  | { readonly is: "key"; readonly key: Resource }
  | { readonly is: "unknown"; readonly why: string };

const KEYS = [...KMS_KEYS, KMS_EXTERNAL_KEY, KMS_REPLICA_EXTERNAL_KEY, KMS_ALIAS];
const MANAGED = /(?:^|:)alias\/aws\/[^/]+$/;

/** The key that a property such as `kmsMasterKeyId` names, also by an alias. */
export function keyAt(resource: Resource, property: string, graph: Graph): EncryptionKey {
  const given = graph.given(resource, property);
  const text = valueOf(given);
  if (given.kind === "missing" || text === "") return { is: "none" };
  if (typeof text === "string" && MANAGED.test(text))
    return { is: "managed", name: text.slice(text.indexOf("alias/")) };
  const { certain, complete } = graph.references(resource, property, KEYS);
  const [key] = certain;
  if (key?.type === KMS_ALIAS) return keyAt(key, "targetKeyId", graph);
  if (key && complete) return { is: "key", key };
  const why = complete
    ? `The ${property} of ${resource.name} is not in the program: its policy can't be read.`
    : `The ${property} of ${resource.name} is known only after deployment.`;
  return { is: "unknown", why };
}

/** Whether a grant may allow what the key's policy does not. */
const mayBeGranted = perResource((key: Resource, graph): Answer => {
  const grants = isAny(
    graph.referrers(key, [KMS_GRANT], "keyId"),
    "Whether it has grants is known only after deployment.",
  );
  return grants.is === "yes" ? unknown(`What the grants of ${key.name} allow is not read.`) : grants;
});

/**
 * Whether a request may use a key: by its policy, which alone can leave it to the account's identity policies
 * (https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html). A disabled key can't be used.
 * @param request of the key with an action, such as kms:Decrypt
 * @param role the role that makes it, where one does
 */
export function mayUseKey(
  key: Resource,
  actions: readonly string[],
  request: (action: string, keyArn: string) => Request,
  role: RoleOf | undefined,
  graph: Graph,
): Answer {
  if (["isEnabled", "enabled"].some((property) => valueOf(graph.boolean(key, property)) === false)) return NO;
  const arn = arnOf(key, graph);
  const isForeign = role !== undefined && differ(accountOf(key, graph), accountOf(role, graph));
  return all(
    actions.map((action) => {
      const asked = request(action, arn);
      // AWS's default policy leaves all to the account (https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html).
      const policy = resourceDecision(key, asked, OWN_ACCOUNT, graph);
      const identity = role ? identityDecision(role, asked, graph) : undefined;
      const ofAccount = identity ? all([delegates(policy, isForeign), identity.allowed]) : NO;
      const allowed = any([policy.allowed, ofAccount]);
      const granted = allowed.is === "no" && role ? mayBeGranted(key, graph) : NO;
      return all([not(policy.denied), identity ? not(identity.denied) : YES, any([allowed, granted])]);
    }),
  );
}
