import { DYNAMODB_TABLE, EVENT_SOURCE_MAPPING, QUEUE, STREAM } from "../../aws";
import { all, decided, isOfType, unknown, valueOf, YES, type Answer, type Graph, type Resource } from "../../graph";
import {
  accountOf,
  arnOf,
  keyAt,
  mayUseKey,
  OWN_ACCOUNT,
  resourceDecision,
  roleAt,
  roleMay,
  roleRequest,
  UNSEEN,
  type RoleOf,
} from "../../permissions";
import { defineRule } from "../../rule";
import { calledBy } from "../../services/lambda/calls";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const SOURCE = "eventSourceArn";

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

export const eventSourceRole = defineRule({
  id: "lambda-event-source-role",
  title: "Lambda execution roles should allow the function's event sources",
  practices: ["REL04-BP02"],
  service: "Lambda",
  severity: "high",
  why: "Lambda reads a queue or stream with the function's role. It refuses a new mapping whose role may not read the source; with one that may no longer, or may not decrypt, messages wait until they expire.",
  fix: "Allow the role to receive and delete messages of the queue, or to read the stream's records, and kms:Decrypt with its key: AWSLambdaSQSQueueExecutionRole, AWSLambdaKinesisExecutionRole and AWSLambdaDynamoDBExecutionRole do the first.",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html",
  types: [EVENT_SOURCE_MAPPING],
  check(mapping, graph) {
    const { certain } = graph.references(mapping, SOURCE, [QUEUE, STREAM, DYNAMODB_TABLE]);
    const [source] = certain;
    const text = valueOf(graph.string(mapping, SOURCE));
    const arn = text ?? (source && sourceArn(source, graph));
    if (arn === undefined)
      return undecided({ property: SOURCE, reason: "What it reads is known only after deployment." });
    const actions = ACTIONS[arn.split(":")[2] ?? ""];
    // A consumer with enhanced fan-out needs other actions.
    if (!actions || arn.includes("/consumer/"))
      return notApplicable("It reads no queue and no stream of Kinesis or DynamoDB.");
    const { lambda } = calledBy(mapping, "functionName", graph);
    const named = lambda && roleAt(lambda, "role", graph);
    if (named?.is === "none") return notApplicable("Its function has no role.");
    if (named?.is !== "role")
      return undecided({
        property: "functionName",
        reason: named?.why ?? "Its function is not in the program, nor is its role.",
      });
    const { role } = named;
    const may = actions.map((action) => {
      const request = roleRequest(role, action, arn, graph);
      const policy = source && resourceDecision(source, request, OWN_ACCOUNT, graph);
      return roleMay(role, request, policy, source ? accountOf(source, graph) : undefined, graph);
    });
    if (decided(all([...may, source ? mayDecrypt(role, source, graph) : YES]), SOURCE)) return compliant();
    return violation({
      property: SOURCE,
      actual: source?.name ?? arn,
      wanted: `a role with ${actions.join(", ")} on it, and kms:Decrypt with its key`,
      message: `The role ${role.name} may not read ${source?.name ?? arn}: Lambda refuses the mapping, or processes nothing.`,
    });
  },
});
