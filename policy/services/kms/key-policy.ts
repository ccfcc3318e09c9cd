import { KMS_KEY, KMS_REPLICA_KEY, type QUEUE, type TOPIC } from "../../aws";
import {
  valueOf,
  answer,
  NO,
  NOT_YET,
  UndecidedError,
  unknown,
  type Answer,
  type Graph,
  type Resource,
  type ResourceOf,
  type Tree,
} from "../../graph";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";
import { covers, isService, statementsAt, textsOf } from "../policy-statements";

const PROPERTY = "kmsMasterKeyId";

/** What a service needs to publish to an encrypted topic (https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services). */
const ACTIONS = ["kms:GenerateDataKey", "kms:Decrypt"];

/** Whether a key's policy allows a service to use the key. */
function allows(key: ResourceOf<typeof KMS_KEY | typeof KMS_REPLICA_KEY>, service: string, graph: Graph): Answer {
  // AWS's default policy allows the account, and no service (https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html).
  const statements = statementsAt(key, "policy", graph);
  if (statements.kind === "missing") return NO;
  if (statements.kind === "unknown")
    return unknown(`Which services the policy of ${key.name} allows can't be determined.`);
  const given = statements.value
    .filter(({ Effect, Principal }) => Effect === "Allow" && isService(Principal, service))
    .flatMap(({ Action }) => textsOf(Action));
  return answer(ACTIONS.every((action) => given.some((one) => covers(one, action))));
}

/** How the services use a topic or queue, for messages: "alarm publishes to it as cloudwatch.amazonaws.com, but ...: <consequence>." */
interface Wording {
  readonly verb: "publishes" | "sends";
  readonly awsManagedKey: string;
  readonly consequence: string;
}

/**
 * Judges whether the key of a topic or queue allows the services that send to it.
 * @param senders services, with the resources that make them send
 */
export function judgeKeyPolicy(
  target: ResourceOf<typeof QUEUE | typeof TOPIC>,
  senders: readonly (readonly [service: string, resources: readonly Resource[]])[],
  { verb, awsManagedKey, consequence }: Wording,
  graph: Graph,
): Verdict | readonly Verdict[] {
  const given = graph.givenString(target, PROPERTY);
  if (given.kind === "missing" || valueOf(given) === "") return notApplicable("It has no KMS key.");
  const services = new Map<string, Resource>();
  for (const [service, [by]] of senders) if (by && !services.has(service)) services.set(service, by);
  if (services.size === 0) return notApplicable(`No AWS service ${verb} to it.`);
  const refused = (actual: Tree, service: string, by: Resource, why: string) =>
    violation({
      property: PROPERTY,
      actual,
      wanted: `a customer managed key whose policy allows kms:Decrypt and kms:GenerateDataKey* to ${service}`,
      message: `${by.name} ${verb} to it as ${service}, but ${why}: ${consequence}.`,
    });
  if (given.kind === "known" && given.value.endsWith(awsManagedKey))
    return [...services].map(([service, by]) =>
      refused(given.value, service, by, `the AWS managed key ${awsManagedKey} allows no service`),
    );
  const keys = graph.references(target, PROPERTY, [KMS_KEY, KMS_REPLICA_KEY]);
  const [key] = keys.certain;
  if (!key && !keys.complete) throw new UndecidedError(PROPERTY, NOT_YET, target);
  if (!key)
    return undecided({ property: PROPERTY, reason: "Its key is not in the program: its policy can't be read." });
  const bad = [...services].flatMap(([service, by]): Verdict[] => {
    const allowed = allows(key, service, graph);
    if (allowed.is === "unknown") return [undecided({ property: PROPERTY, reason: allowed.why })];
    return allowed.is === "yes" ? [] : [refused(key.name, service, by, `the policy of ${key.name} does not allow it`)];
  });
  return bad.length > 0 ? bad : compliant();
}
