import { BUCKET_REPLICATION } from "../../aws";
import { decided } from "../../graph";
import { roleAt } from "../../permissions";
import { defineRule } from "../../rule";
import { judgeRules } from "../../services/s3/judge-rules";
import { nameOf } from "../../services/s3/replication";
import { mayReplicate } from "../../services/s3/replication-role";
import { compliant, undecided, violation } from "../../verdict";

const PROPERTY = "role";

export const replicationRole = defineRule({
  id: "s3-replication-role",
  title: "S3 replication roles should allow the replication",
  practices: ["REL09-BP01", "REL13-BP02"],
  service: "S3",
  severity: "high",
  why: "S3 accepts a rule whose role may not read the source or write to the destination, and every object then fails to replicate.",
  fix: "Let s3.amazonaws.com assume the role, and allow it s3:GetReplicationConfiguration and s3:ListBucket on the source, s3:GetObjectVersionForReplication and s3:GetObjectVersionAcl on its objects, and s3:ReplicateObject and s3:ReplicateDelete on those of the destination.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html",
  types: [BUCKET_REPLICATION],
  check(config, graph) {
    return judgeRules(config, graph, (rule) => {
      const role = roleAt(config, PROPERTY, graph);
      const [from, to] = [nameOf(rule.source), nameOf(rule.destination)];
      if (role.is === "unknown") return undecided({ property: PROPERTY, reason: role.why });
      const wanted = `a role that S3 can assume, with permission to replicate from ${from} to ${to}`;
      if (role.is === "none")
        return violation({ property: PROPERTY, actual: undefined, wanted, message: "It has no role: S3 refuses it." });
      if (decided(mayReplicate(rule, role.role, graph), PROPERTY)) return compliant();
      return violation({
        property: PROPERTY,
        actual: role.role.name,
        wanted,
        message: `Its role ${role.role.name} may not replicate from ${from} to ${to}: S3 accepts the rule, but every object fails.`,
      });
    });
  },
});
