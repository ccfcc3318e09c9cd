import { BUCKETS, FLOW_LOG } from "../../aws";
import { all, decided, valueOf, type Graph, type ResourceOf } from "../../graph";
import { accountOf, mayAssume, roleAt, roleMay, roleRequest, UNSEEN } from "../../permissions";
import { defineRule } from "../../rule";
import { hasPolicy, mayWriteLogs } from "../../services/s3/log-bucket";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

type FlowLog = ResourceOf<readonly [typeof FLOW_LOG]>;

const ROLE = "iamRoleArn";
const DESTINATION = "logDestination";
const ACTIONS = ["logs:CreateLogStream", "logs:PutLogEvents"];

/** https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html */
function judgeRole(log: FlowLog, graph: Graph): Verdict {
  const named = roleAt(log, ROLE, graph);
  if (named.is === "unknown") return undecided({ property: ROLE, reason: named.why });
  const wanted = `a role that vpc-flow-logs.amazonaws.com can assume, with ${ACTIONS.join(" and ")}`;
  if (named.is === "none") {
    const message = "Flow logs reach CloudWatch Logs only with a role: AWS refuses it without.";
    return violation({ property: ROLE, actual: undefined, wanted, message });
  }
  const { role } = named;
  const group = (valueOf(graph.string(log, DESTINATION)) ?? UNSEEN).replace(/:\*$/, "");
  const writes = ACTIONS.map((action) =>
    roleMay(role, roleRequest(role, action, `${group}:log-stream:${UNSEEN}`, graph), undefined, undefined, graph),
  );
  const assumed = mayAssume("vpc-flow-logs.amazonaws.com", role, {}, graph);
  if (decided(all([assumed, ...writes]), ROLE)) return compliant();
  return violation({
    property: ROLE,
    actual: role.name,
    wanted,
    message: `With its role ${role.name} nothing can be written to the log group: it logs nothing.`,
  });
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html */
function judgeBucket(log: FlowLog, graph: Graph): Verdict {
  const [bucket] = graph.references(log, DESTINATION, BUCKETS).certain;
  if (!bucket) return notApplicable("Its bucket is not in the program.");
  // AWS adds the policy of a bucket that has none.
  if (!hasPolicy(bucket, graph)) return compliant();
  const account = accountOf(log, graph) ?? UNSEEN;
  const source = `arn:aws:logs:${log.region ?? UNSEEN}:${account}:${UNSEEN}`;
  const writer = { service: "delivery.logs.amazonaws.com", by: log, source };
  if (decided(mayWriteLogs(writer, bucket, `AWSLogs/${account}`, graph), DESTINATION)) return compliant();
  return undecided({
    property: DESTINATION,
    reason: `The policy of ${bucket.name} does not allow delivery.logs.amazonaws.com, which AWS adds when the flow log is created and the next deployment may take away.`,
  });
}

export const flowLogDeliveryAllowed = defineRule({
  id: "vpc-flow-log-delivery-allowed",
  title: "VPC flow logs should be allowed to write to their destination",
  practices: ["REL06-BP01"],
  service: "VPC",
  severity: "medium",
  why: "A flow log that may not write has the status Access error and no records: which connections failed can't be found out.",
  fix: "Give it a role that vpc-flow-logs.amazonaws.com can assume, with logs:CreateLogStream and logs:PutLogEvents; or a bucket whose policy allows s3:PutObject to delivery.logs.amazonaws.com.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html",
  types: [FLOW_LOG],
  check(log, graph) {
    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html, LogDestinationType.
    const kind = graph.read.string(log, "logDestinationType", "cloud-watch-logs");
    if (kind === "s3") return judgeBucket(log, graph);
    return kind === "cloud-watch-logs" ? judgeRole(log, graph) : notApplicable("Firehose has it written.");
  },
});
