import { EC2_INSTANCE } from "../../aws";
import { defineRule } from "../../rule";
import { judgeCoverage } from "../../services/ebs/judge-coverage";
import { sharesItsRequests } from "../../services/ec2/reach";
import { notApplicable } from "../../verdict";

const UNTAKEN = "No lifecycle policy or backup selection includes it: what its disks hold has no copy.";

export const instanceBackedUp = defineRule({
  id: "ec2-instance-backed-up",
  title: "Standalone EC2 instances should be backed up",
  practices: ["REL09-BP01", "REL09-BP03"],
  service: "EC2",
  severity: "low",
  why: "What is on the disks of a single instance is nowhere else: if the instance is replaced or its volume fails, only a snapshot has it.",
  fix: "Add a tag that an AWS Backup selection or a Data Lifecycle Manager policy for instances uses. Acknowledge an instance that is built again from its image.",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/whatisbackup.html",
  types: [EC2_INSTANCE],
  check(instance, graph) {
    if (sharesItsRequests(instance, graph))
      return notApplicable("Its target group has others beside it: what is on one of their disks is not all there is.");
    return judgeCoverage(instance, graph, () => UNTAKEN);
  },
});
