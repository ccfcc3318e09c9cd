import { BUCKET_REPLICATION } from "../../aws";
import type { Graph } from "../../graph";
import { defineRule } from "../../rule";
import { judgeRules } from "../../services/s3/judge-rules";
import type { ReplicationRule } from "../../services/s3/replication";
import { compliant, violation, type Verdict } from "../../verdict";

const EXISTING = "existingObjectReplication";

function judge({ config, path }: ReplicationRule, { read }: Graph): Verdict {
  const existing = read.string(config, `${path}.${EXISTING}.status`);
  if (existing !== undefined)
    return violation({
      property: `${path}.${EXISTING}.status`,
      actual: existing,
      wanted: "not set",
      // https://github.com/hashicorp/terraform-provider-aws/issues/43746
      message: "S3 rejects the configuration (MalformedXML): objects that exist already take a Batch Replication job.",
    });
  return compliant();
}

export const replicationExistingObjects = defineRule({
  id: "s3-replication-existing-objects",
  title: "S3 replication rules should not set existingObjectReplication",
  practices: ["REL09-BP01"],
  service: "S3",
  severity: "high",
  why: "S3 no longer supports it, and rejects the whole configuration while the deployment runs: the buckets exist, and nothing is replicated.",
  fix: "Remove existingObjectReplication, and replicate existing objects with S3 Batch Replication.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_ExistingObjectReplication.html",
  types: [BUCKET_REPLICATION],
  check(config, graph) {
    return judgeRules(config, graph, (rule) => judge(rule, graph));
  },
});
