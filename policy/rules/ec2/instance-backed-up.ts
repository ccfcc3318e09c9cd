import { EC2_INSTANCE } from "../../aws";
import { undecidedIfAny } from "../../graph";
import { defineRule } from "../../rule";
import { coverageOf } from "../../services/ebs/coverage";
import { tagsOf } from "../../services/ebs/tags";
import { sharesItsRequests } from "../../services/ec2/reach";
import { JUDGE_BOTH } from "../../services/multi-stack";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const PROPERTY = "tags";

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
    const tags = tagsOf(instance, graph);
    const { certain, possible, excluding } = coverageOf(instance, tags, graph);
    if (certain.length > 0) return compliant();
    undecidedIfAny(possible, PROPERTY, "includes it");
    const bare = tags.complete && [...tags.known.keys()].every((key) => key === "Name");
    if (!bare && excluding.length === 0 && graph.stacks.size === 1)
      return undecided({
        property: PROPERTY,
        reason: `No known lifecycle policy or backup selection includes it; ${JUDGE_BOTH}.`,
      });
    return violation({
      property: PROPERTY,
      actual: bare ? undefined : Object.fromEntries(tags.known),
      wanted: "a tag that a policy selects",
      message: "No lifecycle policy or backup selection includes it: what its disks hold has no copy.",
    });
  },
});
