import { DYNAMODB_TABLE, QUEUE, STREAM } from "../../aws";
import { all, isOfType, unknown, valueOf, YES, type Answer, type Graph, type Resource } from "../../graph";
import {
  accountOf,
  arnOf,
  keyAt,
  mayUseKey,
  OWN_ACCOUNT,
  resourceDecision,
  roleMay,
  roleRequest,
  UNSEEN,
  type RoleOf,
} from "../../permissions";

/** What the role needs of a source, by the service in its ARN (https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html). */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
  sqs: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
  // https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-create.html names kinesis:DescribeStreamSummary and ListShards too, without which
  // Lambda reads a stream all the same (https://github.com/serverless/serverless/issues/8540), and SubscribeToShard for consumers.
  kinesis: ["kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:DescribeStream"],
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/iam-policy-example-lamda-process-dynamodb-streams.html, without ListStreams,
  // which reads nothing.
  dynamodb: ["dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:DescribeStream"],
};

/** Whether a role may decrypt what is in a queue (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html#receive-from-encrypted-queue). */
function mayDecrypt(role: RoleOf, source: Resource, graph: Graph): Answer {
  if (!isOfType(source, QUEUE)) return YES;
  const key = keyAt(source, "kmsMasterKeyId", graph);
  if (key.is === "none" || key.is === "managed") return YES;
  if (key.is === "unknown") return unknown(key.why);
  const via = `sqs.${source.region ?? UNSEEN}.amazonaws.com`;
  const request = (action: string, arn: string) => roleRequest(role, action, arn, graph, [["kms:viaservice", via]]);
  return mayUseKey(key.key, ["kms:Decrypt"], request, role, graph);
}

/** The ARN that a mapping of a source names: a table is read by its stream. */
function sourceArn(source: Resource, graph: Graph): string {
  const arn = arnOf(source, graph);
  return isOfType(source, DYNAMODB_TABLE) ? `${arn}/stream/${UNSEEN}` : arn;
}

/** A queue or stream that a property names. */
export interface RoleSource {
  /** Its name, or its ARN where it is not in the program. */
  readonly name: string;
  readonly actions: readonly string[];
  /** Whether a role may read it, and decrypt what is in it. */
  readonly mayRead: (role: RoleOf) => Answer;
}

/** The source that a property names: undefined where it is known only after deployment, "other" where it is no queue and no stream. */
export function roleSource(of: Resource, property: string, graph: Graph): RoleSource | "other" | undefined {
  const [source] = graph.references(of, property, [QUEUE, STREAM, DYNAMODB_TABLE]).certain;
  const arn = valueOf(graph.string(of, property)) ?? (source && sourceArn(source, graph));
  if (arn === undefined) return undefined;
  const actions = ACTIONS[arn.split(":")[2] ?? ""];
  // A consumer with enhanced fan-out needs other actions.
  if (!actions || arn.includes("/consumer/")) return "other";
  const mayDo = (role: RoleOf, action: string) => {
    const request = roleRequest(role, action, arn, graph);
    const policy = source && resourceDecision(source, request, OWN_ACCOUNT, graph);
    return roleMay(role, request, policy, source ? accountOf(source, graph) : undefined, graph);
  };
  const mayRead = (role: RoleOf) =>
    all([...actions.map((action) => mayDo(role, action)), source ? mayDecrypt(role, source, graph) : YES]);
  return { name: source?.name ?? arn, actions, mayRead };
}
