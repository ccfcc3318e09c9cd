import { detailedMonitoring } from "../../../../policy/rules/ec2/detailed-monitoring";
import { terminationProtection } from "../../../../policy/rules/ec2/termination-protection";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const instance = (inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:ec2/instance:Instance", "web", inputs);

judges(detailedMonitoring, {
  on: [[instance({ monitoring: true })], "compliant"],
  off: [[instance({ monitoring: false })], "violation", /every five minutes/],
  "not given": [[instance()], "violation"],
  unknown: [[instance({ monitoring: unknown })], "undecided"],
  "no boolean": [[instance({ monitoring: {} })], "undecided"],
});

judges(terminationProtection, {
  on: [[instance({ disableApiTermination: true })], "compliant"],
  off: [[instance({ disableApiTermination: false })], "violation"],
  "not given": [[instance()], "violation"],
  unknown: [[instance({ disableApiTermination: unknown })], "undecided"],
});
