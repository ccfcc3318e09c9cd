import { BUCKET_POLICY } from "../../aws";
import { valueOf, type Answer, type Graph, type Resource } from "../../graph";
import { accountOf, allows, arnOf, OWN_ACCOUNT, requestOf, resourceDecision, UNSEEN } from "../../permissions";
import { settingsOrPossible } from "./bucket-settings";

/** Who writes logs to a bucket, and for what. */
export interface LogWriter {
  /** `delivery.logs.amazonaws.com` */
  readonly service: string;
  /** What it writes the logs of. */
  readonly by: Resource;
  /** The ARN that it sends as aws:SourceArn; that of `by` where none is given. */
  readonly source?: string;
}

/**
 * Whether the policy of a bucket allows a service to write objects under a prefix.
 * @param prefix without the last slash; "" for the whole bucket
 */
export function mayWriteLogs(
  { service, by, source }: LogWriter,
  bucket: Resource,
  prefix: string,
  graph: Graph,
): Answer {
  const account = accountOf(by, graph);
  const sender = { by, service, source: source ?? arnOf(by, graph), sourceResource: by, account };
  const arn = `${arnOf(bucket, graph)}/${prefix === "" ? "" : `${prefix}/`}${UNSEEN}`;
  const acl = ["s3:x-amz-acl", "bucket-owner-full-control"] as const;
  const request = requestOf(sender, "s3", "s3:PutObject", { arn, region: bucket.region }, [acl]);
  return allows([resourceDecision(bucket, request, OWN_ACCOUNT, graph)]);
}

/** Whether the program gives a bucket a policy, or may do so. */
export function hasPolicy(bucket: Resource, graph: Graph): boolean {
  const inline: string = "policy";
  return (
    settingsOrPossible(bucket, [BUCKET_POLICY], graph).is !== "none" || graph.given(bucket, inline).kind !== "missing"
  );
}

/** The prefix that a property gives, without its last slash. */
export function prefixAt(resource: Resource, path: string, graph: Graph): string {
  return (valueOf(graph.string(resource, path)) ?? "").replace(/\/$/, "");
}
