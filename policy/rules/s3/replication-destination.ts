import { BUCKET_REPLICATION, BUCKET_VERSIONING } from "../../aws";
import type { Graph } from "../../graph";
import { defineRule } from "../../rule";
import { firstUnmet, judgeRules } from "../../services/s3/judge-rules";
import { settingsOf } from "../../services/s3/bucket-settings";
import { nameOf, regionOf, type ReplicationRule } from "../../services/s3/replication";
import { compliant, undecided, violation, type Verdict } from "../../verdict";

const STATUS = "versioningConfiguration.status";

function judgeRegion({ config, path, source, destination }: ReplicationRule): Verdict {
  const property = `${path}.destination.bucket`;
  const [from, to] = [regionOf(source, config), regionOf(destination)];
  const name = nameOf(destination);
  if (destination.is === "unknown") return undecided({ property, reason: destination.why });
  if (from === undefined || to === undefined)
    return undecided({ property, reason: `The Region of ${name} is not known.` });
  if (from !== to) return compliant();
  return violation({
    property,
    actual: to,
    wanted: `a bucket in another Region than ${from}`,
    message: `Its replicas are in ${name}, in ${to} like the source: if ${to} is lost, so are both.`,
  });
}

function judgeVersions({ path, destination }: ReplicationRule, graph: Graph): Verdict {
  const property = `${path}.destination.bucket`;
  if (destination.is !== "resource")
    return undecided({ property, reason: `${nameOf(destination)} is not in the program.` });
  const versioning = settingsOf(destination.resource, [BUCKET_VERSIONING], property, graph);
  const actual = versioning && graph.read.string(versioning, STATUS);
  if (actual === "Enabled") return compliant();
  return violation({
    property,
    actual,
    wanted: "a bucket with versioning Enabled",
    message: `${destination.resource.name} has no versioning: S3 replicates nothing to it.`,
  });
}

export const replicationDestination = defineRule({
  id: "s3-replication-destination",
  title: "S3 replication destinations should be versioned buckets in another Region",
  practices: ["REL11-BP03"],
  service: "S3",
  severity: "high",
  why: "Replicas in the source's Region are unavailable together with it, and S3 does not replicate to a bucket without versioning.",
  fix: "Point rules[].destination.bucket to a bucket in another Region, with an aws.s3.BucketVersioning that is Enabled.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-requirements.html",
  types: [BUCKET_REPLICATION],
  check(config, graph) {
    return judgeRules(config, graph, (rule) =>
      firstUnmet(config, [() => judgeRegion(rule), () => judgeVersions(rule, graph)]),
    );
  },
});
