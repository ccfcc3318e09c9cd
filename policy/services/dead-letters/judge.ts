import { BUCKETS, QUEUE, TOPIC } from "../../aws";
import {
  all,
  decided,
  isOfType,
  perGraph,
  unknown,
  YES,
  type Answer,
  type Graph,
  type Named,
  type Resource,
} from "../../graph";
import {
  accountOf,
  arnOf,
  differ,
  keyAt,
  mayUseKey,
  maySend,
  OWN_ACCOUNT,
  principalOf,
  resourceDecision,
  roleMay,
  roleRequest,
  senderOf,
  type RoleOf,
} from "../../permissions";
import { undecided, verdictsOf, violation, type Verdict } from "../../verdict";
import { holdersOf, sourceIsFifo, type Holder } from "./holders";

/** What a check of a dead-letter queue is about. */
type Part = "place" | "type" | "permission" | "loop";

/**
 * What is wrong with where a resource sends its undelivered messages, events or records: another Region or account, the wrong kind of
 * queue, a policy, role or key that does not allow it, or the very queue that it can't deliver to. Empty where all is well.
 * @param only these parts; all of them by default
 */
export function deadLetterFlaws(
  resource: Resource,
  graph: Graph,
  only: readonly Part[] = ["place", "type", "permission", "loop"],
): readonly Verdict[] {
  return holdersOf(resource).flatMap((holder) => {
    const target = holder.target(resource, graph);
    if (target.is === "none") return [];
    if (target.is === "unknown") return [undecided({ property: holder.property, reason: target.why })];
    const checks: Record<Part, () => readonly Verdict[]> = {
      place: () => placeFlaws(resource, holder, target, graph),
      type: () => typeFlaws(resource, holder, target, graph),
      loop: () => loopFlaws(resource, holder, target, graph),
      permission: () => permissionFlaws(resource, holder, target, graph),
    };
    const found = only.map((part) => checks[part]);
    return verdictsOf(resource, found, { verdict: "compliant" }).filter(({ verdict }) => verdict !== "compliant");
  });
}

type Destination = Exclude<Named, { is: "none" } | { is: "unknown" }>;

function nameOf(target: Destination): string {
  return target.is === "resource" ? target.resource.name : target.name;
}

const ARN = /^arn:[^:]*:([^:]*):([^:]*):([^:]*):(.+)$/;

/** Where a destination is, as far as it is known; a bucket's ARN names neither Region nor account. */
function placeOf(target: Destination, graph: Graph) {
  const [, service, region, account] =
    ARN.exec(target.is === "elsewhere" ? target.name : arnOf(target.resource, graph)) ?? [];
  return target.is === "resource"
    ? { service, region: target.resource.region, account: accountOf(target.resource, graph) }
    : { service, region: region === "" ? undefined : region, account: account === "" ? undefined : account };
}

function placeFlaws(resource: Resource, holder: Holder, target: Destination, graph: Graph): readonly Verdict[] {
  const { property, sameRegion, sameAccount } = holder;
  const there = placeOf(target, graph);
  const [name, here] = [nameOf(target), resource.region];
  if (sameAccount && differ(there.account, accountOf(resource, graph)))
    return [
      violation({
        property,
        actual: name,
        wanted: "a queue of the same account",
        message: `${name} is in the account ${there.account ?? ""}: AWS accepts only a queue of the same account, and what fails is lost.`,
      }),
    ];
  if (!differ(there.region, here)) return [];
  if (!sameRegion)
    return [
      undecided({
        property,
        reason: `${name} is in ${there.region ?? ""}, and whether AWS sends there from ${here ?? ""} is not documented.`,
      }),
    ];
  return [
    violation({
      property,
      actual: there.region,
      wanted: `a queue in ${here ?? "its own Region"}`,
      message: `${name} is in ${there.region ?? ""} but it is in ${here ?? ""}: AWS accepts only a queue of the same Region, and what fails is lost.`,
    }),
  ];
}

/** Whether a queue or topic is FIFO: the name of every one ends in .fifo (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/fifo-queue-message-identifiers.html). */
function isFifo(target: Destination, graph: Graph): boolean {
  if (target.is === "elsewhere") return target.name.endsWith(".fifo");
  const { resource } = target;
  if (isOfType(resource, QUEUE)) return graph.read.boolean(resource, "fifoQueue", false);
  return isOfType(resource, TOPIC) ? graph.read.boolean(resource, "fifoTopic", false) : false;
}

function typeFlaws(resource: Resource, holder: Holder, target: Destination, graph: Graph): readonly Verdict[] {
  const { property, takes } = holder;
  const fifo = isFifo(target, graph);
  const name = nameOf(target);
  const wrong = (wanted: string, why: string) =>
    violation({
      property,
      actual: name,
      wanted,
      message: `${name} is ${fifo ? "FIFO" : "a standard queue"}, but ${why}.`,
    });
  if (takes === "any")
    return fifo
      ? [undecided({ property, reason: `Whether ${name}, which is FIFO, is accepted is not documented.` })]
      : [];
  if (takes === "standard")
    return fifo ? [wrong("a standard queue", "AWS supports only standard queues here: what fails is lost")] : [];
  const own = sourceIsFifo(resource, graph);
  if (own === undefined)
    return [undecided({ property, reason: "Whether its source is FIFO is known only after deployment." })];
  if (own === fifo) return [];
  if (resource.type !== QUEUE && fifo)
    return [
      undecided({
        property,
        reason: `Whether ${name}, which is FIFO, is accepted from a standard topic is not documented.`,
      }),
    ];
  return [
    own
      ? wrong("a FIFO queue", "a FIFO source needs a FIFO dead-letter queue: what fails is lost")
      : wrong("a standard queue", "a standard source needs a standard dead-letter queue: what fails is lost"),
  ];
}

/** What can be delivered to is of many types: with all of them an unknown value is not taken for the queue that is named beside it. */
const allTypes = perGraph((graph) => [...new Set(graph.resources.map(({ type }) => type))]);

function loopFlaws(resource: Resource, holder: Holder, target: Destination, graph: Graph): readonly Verdict[] {
  const { property, deliversTo } = holder;
  if (target.is !== "resource") return [];
  const delivers = deliversTo === undefined ? [] : graph.references(resource, deliversTo, allTypes(graph)).certain;
  if (target.resource !== resource && !delivers.some((one) => one === target.resource)) return [];
  const name = nameOf(target);
  return [
    violation({
      property,
      actual: name,
      wanted: "another queue",
      message: `${name} is also what it delivers to: what can't be delivered there can't be kept there either.`,
    }),
  ];
}

/** What a role needs for each kind of destination (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html). */
const ACTIONS: Readonly<Record<string, string>> = {
  sqs: "sqs:SendMessage",
  sns: "sns:Publish",
  lambda: "lambda:InvokeFunction",
  events: "events:PutEvents",
  s3: "s3:PutObject",
};

function permissionFlaws(resource: Resource, holder: Holder, target: Destination, graph: Graph): readonly Verdict[] {
  const { property, movedBy } = holder;
  if (movedBy === "sqs") return [];
  const name = nameOf(target);
  if (movedBy !== "service") {
    const role = movedBy(resource, graph);
    if (role.is === "none") return [];
    if (role.is === "unknown") return [undecided({ property, reason: role.why })];
    const { service = "" } = placeOf(target, graph);
    const action = ACTIONS[service] ?? `${service}:*`;
    if (decided(mayMove(role.role, target, action, graph), property)) return [];
    return [
      violation({
        property,
        actual: name,
        wanted: `a role that allows ${action} on ${name}, and the use of its key`,
        message: `Its role ${role.role.name} may not send to ${name}: what fails is lost.`,
      }),
    ];
  }
  if (target.is === "elsewhere")
    return [undecided({ property, reason: `${name} is not in the program: its policy can't be read.` })];
  const sender = senderOf(resource, graph);
  const queue = target.resource;
  if (sender === undefined || !isOfType(queue, QUEUE)) return [];
  if (decided(maySend(sender, queue, graph), property)) return [];
  const principal = principalOf(sender, "sqs", queue.region);
  return [
    violation({
      property,
      actual: name,
      wanted: `a queue whose policy allows sqs:SendMessage to ${principal} for it`,
      message: `The policy of ${name} does not allow ${principal} to send for it: what fails is lost.`,
    }),
  ];
}

/** What a role needs of the key of a queue or topic (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html#send-to-encrypted-queue). */
const KEY_ACTIONS = ["kms:GenerateDataKey", "kms:Decrypt"];

function mayMove(role: RoleOf, target: Destination, action: string, graph: Graph): Answer {
  if (target.is === "elsewhere") {
    const { account } = placeOf(target, graph);
    return roleMay(role, roleRequest(role, action, target.name, graph), undefined, account, graph);
  }
  const { resource } = target;
  const request = roleRequest(role, action, objectsOf(resource, graph), graph);
  const policy = resourceDecision(resource, request, OWN_ACCOUNT, graph);
  return all([roleMay(role, request, policy, accountOf(resource, graph), graph), mayUseItsKey(role, resource, graph)]);
}

/** S3 allows writing by the objects' ARNs. */
function objectsOf(resource: Resource, graph: Graph): string {
  const arn = arnOf(resource, graph);
  return isOfType(resource, ...BUCKETS) ? `${arn}/aws/lambda/` : arn;
}

function mayUseItsKey(role: RoleOf, resource: Resource, graph: Graph): Answer {
  if (!isOfType(resource, QUEUE, TOPIC)) return YES;
  const key = keyAt(resource, "kmsMasterKeyId", graph);
  // AWS's own keys allow the principals of the account by way of the service (https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-cmk).
  if (key.is === "none" || key.is === "managed") return YES;
  if (key.is === "unknown") return unknown(key.why);
  const via = `${resource.type === QUEUE ? "sqs" : "sns"}.${resource.region ?? ""}.amazonaws.com`;
  return mayUseKey(
    key.key,
    KEY_ACTIONS,
    (action, arn) => roleRequest(role, action, arn, graph, [["kms:viaservice", via]]),
    role,
    graph,
  );
}
