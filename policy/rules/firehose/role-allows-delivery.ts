import { BUCKETS, FIREHOSE_STREAM, STREAM } from "../../aws";
import { decided, type Graph, type ResourceOf } from "../../graph";
import {
  accountOf,
  arnOf,
  OWN_ACCOUNT,
  resourceDecision,
  roleAt,
  roleMay,
  roleRequest,
  UNSEEN,
} from "../../permissions";
import { defineRule } from "../../rule";
import { compliant, failuresOf, notApplicable, undecided, verdictsOf, violation, type Verdict } from "../../verdict";

/** What Firehose does with each of its roles, and with what (https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html). */
const USES = [
  {
    role: "extendedS3Configuration.roleArn",
    of: "extendedS3Configuration.bucketArn",
    types: BUCKETS,
    action: "s3:PutObject",
  },
  {
    role: "kinesisSourceConfiguration.roleArn",
    of: "kinesisSourceConfiguration.kinesisStreamArn",
    types: [STREAM],
    action: "kinesis:GetRecords",
  },
] as const;

function judge(
  stream: ResourceOf<readonly [typeof FIREHOSE_STREAM]>,
  { role: property, of, types, action }: (typeof USES)[number],
  graph: Graph,
): Verdict | undefined {
  const named = roleAt(stream, property, graph);
  if (named.is === "none") return undefined;
  if (named.is === "unknown") return undecided({ property, reason: named.why });
  const [used] = graph.references(stream, of, types).certain;
  if (!used) return undecided({ property: of, reason: "It is not in the program, or known only after deployment." });
  const arn = action === "s3:PutObject" ? `${arnOf(used, graph)}/${UNSEEN}` : arnOf(used, graph);
  const request = roleRequest(named.role, action, arn, graph);
  const policy = action === "s3:PutObject" ? resourceDecision(used, request, OWN_ACCOUNT, graph) : undefined;
  if (decided(roleMay(named.role, request, policy, accountOf(used, graph), graph), property)) return compliant();
  return violation({
    property,
    actual: named.role.name,
    wanted: `a role with ${action} on ${used.name}`,
    message: `Its role ${named.role.name} may not do ${action} on ${used.name}: no record is delivered, and Firehose drops what it can't deliver in a day.`,
  });
}

export const firehoseRole = defineRule({
  id: "firehose-role-allows-delivery",
  title: "Firehose roles should allow the delivery",
  practices: ["REL04-BP02", "REL09-BP01"],
  ofPermissions: true,
  service: "Firehose",
  severity: "high",
  why: "Firehose keeps what it can't deliver for 24 hours, and then drops it: a role without the permission loses every record.",
  fix: "Allow s3:PutObject on the bucket's objects, and kinesis:GetRecords on the source, to the role.",
  source: "https://docs.aws.amazon.com/firehose/latest/dev/basic-deliver.html",
  types: [FIREHOSE_STREAM],
  check(stream, graph) {
    const checks = USES.map((use) => () => judge(stream, use, graph));
    return failuresOf(verdictsOf(stream, checks, notApplicable("It delivers to no bucket.")));
  },
});
