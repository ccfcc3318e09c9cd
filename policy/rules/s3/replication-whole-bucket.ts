import { BUCKET_REPLICATION } from "../../aws";
import { isTreeObject, valueOf, type Graph } from "../../graph";
import { defineRule } from "../../rule";
import { nameOf, rulesOf, type ReplicationRule } from "../../services/s3/replication";
import { compliant, notApplicable, violation } from "../../verdict";

/** What of a bucket a rule replicates, in words; undefined where it replicates everything. */
function partOf({ config, path }: ReplicationRule, { read }: Graph): string | undefined {
  const prefixes = [`${path}.prefix`, `${path}.filter.prefix`, `${path}.filter.and.prefix`];
  const prefix = prefixes.map((property) => read.string(config, property) ?? "").find((text) => text !== "");
  const tags = [`${path}.filter.tag`, `${path}.filter.and.tags`].map((property) => read.value(config, property));
  const hasTags = tags.some((value) => isTreeObject(value) && Object.keys(value).length > 0);
  if (prefix === undefined) return hasTags ? "objects with certain tags" : undefined;
  return hasTags ? `objects under ${prefix} with certain tags` : `objects under ${prefix}`;
}

export const replicationWholeBucket = defineRule({
  id: "s3-replication-whole-bucket",
  title: "S3 replication should replicate the whole bucket",
  practices: ["REL09-BP01", "REL13-BP02"],
  service: "S3",
  severity: "medium",
  why: "What no rule's filter matches is in one Region only: after a failover it is missing, without an error before.",
  fix: 'Use a rule with an empty filter ({ prefix: "" }). Acknowledge a bucket of which a part need not survive.',
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-add-config.html",
  types: [BUCKET_REPLICATION],
  check(config, graph) {
    const rules = rulesOf(config, graph);
    if (rules.length === 0) return notApplicable("None of its rules is Enabled.");
    const parts = rules.map((rule) => partOf(rule, graph));
    if (parts.includes(undefined)) return compliant();
    const [first] = rules;
    const property = `${first?.path ?? "rules[0]"}.filter`;
    return violation({
      property,
      actual: valueOf(graph.value(config, property)),
      wanted: "a rule for all objects",
      message: `Of ${nameOf(first!.source)} it replicates only ${parts.join(", ")}.`,
    });
  },
});
