import { BUCKET_REPLICATION } from "../../aws";
import { isTreeObject, type Graph } from "../../graph";
import { defineRule } from "../../rule";
import { judgeRules } from "../../services/s3/judge-rules";
import type { ReplicationRule } from "../../services/s3/replication";
import { compliant, violation, type Verdict } from "../../verdict";

const STATUSES = ["Enabled", "Disabled"];

function filtersByTag(config: ReplicationRule["config"], path: string, { read }: Graph): boolean {
  const tags = read.value(config, `${path}.filter.and.tags`);
  return isTreeObject(read.value(config, `${path}.filter.tag`)) || (isTreeObject(tags) && Object.keys(tags).length > 0);
}

function judge({ config, path }: ReplicationRule, graph: Graph): Verdict {
  const property = `${path}.deleteMarkerReplication.status`;
  const actual = graph.read.string(config, property);
  if (actual === "Enabled" && filtersByTag(config, path, graph))
    return violation({
      property,
      actual,
      wanted: "Disabled",
      message: "S3 rejects delete marker replication in a rule whose filter has tags: nothing is replicated.",
    });
  if (actual !== undefined && STATUSES.includes(actual)) return compliant();
  const filter = graph.value(config, `${path}.filter`);
  const consequence =
    filter.kind === "missing"
      ? "without a filter the rule has the old schema, which replicates delete markers"
      : "S3 rejects a rule with a filter and without it";
  return violation({
    property,
    actual,
    wanted: "Enabled or Disabled",
    message: `It does not set delete marker replication: ${consequence}.`,
  });
}

export const deleteMarkerReplication = defineRule({
  id: "s3-delete-marker-replication",
  title: "S3 replication rules should set delete marker replication explicitly",
  practices: ["REL13-BP04"],
  service: "S3",
  severity: "medium",
  why: "If delete markers are replicated, an accidental deletion hides the object in both Regions. If they are not, deleted objects reappear after a failover.",
  fix: "Set deleteMarkerReplication.status of each rule, which needs a filter: Enabled if the other Region must take over unchanged, Disabled for archives.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-marker-replication.html",
  types: [BUCKET_REPLICATION],
  check(config, graph) {
    return judgeRules(config, graph, (rule) => judge(rule, graph));
  },
});
