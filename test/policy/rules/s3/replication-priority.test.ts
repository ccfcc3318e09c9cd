import { replicationPriority } from "../../../../policy/rules/s3/replication-priority";
import { unknown } from "../../fixtures";
import { judges } from "../../judges";
import { bucket, EAST, replication, rule } from "./buckets";

const source = bucket("east", EAST);
const config = (...priorities: unknown[]) => [
  source,
  replication(
    source.id,
    priorities.map((priority) => rule("arn:aws:s3:::shop-west", { priority })),
  ),
];

judges(replicationPriority, {
  "rules with a priority each": [config(1, 2), "compliant"],
  "two with the same": [config(1, 2, 1), "violation", /^Two of its rules have the priority 1/],
  "rules that name none": [config(undefined, undefined), "compliant"],
  "a priority that is not known": [config(1, unknown), "undecided"],
  "a priority that is not known beside two of the same": [config(unknown, 1, 1), "violation"],
  "one rule": [config(1), "notApplicable"],
});
