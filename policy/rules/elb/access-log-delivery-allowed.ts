import { BUCKETS, CLASSIC_LOAD_BALANCER, LOAD_BALANCERS } from "../../aws";
import { LOG_ACCOUNTS } from "../../../facts/elb";
import { any, decided, NO, isOfType, type Answer, type Graph, type Resource } from "../../graph";
import { accountOf, arnOf, resourceDecision, UNSEEN } from "../../permissions";
import { defineRule } from "../../rule";
import { usesKms } from "../../services/s3/encryption";
import { mayWriteLogs, prefixAt } from "../../services/s3/log-bucket";
import { compliant, failuresOf, notApplicable, undecided, verdictsOf, violation, type Verdict } from "../../verdict";

const LOGS = ["accessLogs", "connectionLogs"] as const;
/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html */
const SERVICE = "logdelivery.elasticloadbalancing.amazonaws.com";
/** https://docs.aws.amazon.com/elasticloadbalancing/latest/network/enable-access-logs.html */
const OF_NETWORK = "delivery.logs.amazonaws.com";

/** The account of Elastic Load Balancing is another one: a bucket without a policy is closed to it. */
const NONE = { denied: NO, allowed: NO, delegated: NO };

/** Whether the account with which Elastic Load Balancing wrote logs before it had a service principal may write. */
function accountMayWrite(balancer: Resource, bucket: Resource, prefix: string, graph: Graph): Answer {
  const account = LOG_ACCOUNTS.data[balancer.region ?? ""] ?? "";
  const resource = `${arnOf(bucket, graph)}/${prefix}/${UNSEEN}`;
  const principal = { is: "role", arn: `arn:aws:iam::${account}:root`, account } as const;
  const request = { principal, action: "s3:PutObject", resource, context: new Map<string, string>() };
  const { allowed, delegated } = resourceDecision(bucket, request, NONE, graph);
  return any([allowed, delegated]);
}

function judge(balancer: Resource, path: string, isNetwork: boolean, graph: Graph): Verdict | undefined {
  const property = `${path}.bucket`;
  const [bucket] = graph.references(balancer, property, BUCKETS).certain;
  if (!bucket)
    return undecided({ property, reason: "Its bucket is not in the program, or known only after deployment." });
  const refuse = (wanted: string, message: string) => violation({ property, actual: bucket.name, wanted, message });
  if (bucket.region !== undefined && balancer.region !== undefined && bucket.region !== balancer.region)
    return refuse(
      `a bucket in ${balancer.region}`,
      `${bucket.name} is in ${bucket.region}: AWS refuses logs to another Region.`,
    );
  if (!isNetwork && usesKms(bucket, graph).is === "yes")
    return refuse(
      "a bucket that is encrypted with SSE-S3",
      `${bucket.name} is encrypted with KMS, with which Elastic Load Balancing can't write to it: no log is delivered.`,
    );
  const own = accountOf(balancer, graph) ?? UNSEEN;
  const given = prefixAt(balancer, `${path}.prefix`, graph);
  const prefix = `${given === "" ? "" : `${given}/`}AWSLogs/${own}`;
  const service = isNetwork ? OF_NETWORK : SERVICE;
  const source = isNetwork ? `arn:aws:logs:${balancer.region ?? UNSEEN}:${own}:${UNSEEN}` : undefined;
  const writer = { service, by: balancer, ...(source !== undefined && { source }) };
  const byAccount = isNetwork ? [] : [accountMayWrite(balancer, bucket, prefix, graph)];
  if (decided(any([mayWriteLogs(writer, bucket, prefix, graph), ...byAccount]), property)) return compliant();
  return refuse(
    `a bucket whose policy allows s3:PutObject to ${service} under ${prefix.replaceAll(UNSEEN, "*")}`,
    `The policy of ${bucket.name} does not allow ${service} to write: AWS refuses the setting, or delivers no log.`,
  );
}

export const accessLogDeliveryAllowed = defineRule({
  id: "elb-access-log-delivery-allowed",
  title: "Load balancers should be allowed to write to the bucket of their logs",
  practices: ["REL06-BP01"],
  service: "Elastic Load Balancing",
  severity: "medium",
  why: "AWS refuses a load balancer whose log bucket does not allow it, in the middle of the deployment; one that is no longer allowed writes no log, and the failure that it would show can't be explained.",
  fix: "Allow s3:PutObject on AWSLogs of the account to logdelivery.elasticloadbalancing.amazonaws.com (of a Network Load Balancer to delivery.logs.amazonaws.com) in the policy of a bucket in its Region, with SSE-S3.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html",
  types: [...LOAD_BALANCERS, CLASSIC_LOAD_BALANCER],
  check(balancer, graph) {
    const isClassic = isOfType(balancer, CLASSIC_LOAD_BALANCER);
    const isNetwork = !isClassic && graph.read.string(balancer, "loadBalancerType", "application") === "network";
    const checks = LOGS.map((path) => () => {
      if (graph.given(balancer, path).kind === "missing") return undefined;
      // A Classic Load Balancer with a bucket logs by default (node_modules/@pulumi/aws/types/input.d.ts, LoadBalancerAccessLogs).
      if (!graph.read.boolean(balancer, `${path}.enabled`, isClassic)) return undefined;
      return judge(balancer, path, isNetwork, graph);
    });
    return failuresOf(verdictsOf(balancer, checks, notApplicable("It writes no log to a bucket.")));
  },
});
