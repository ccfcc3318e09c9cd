import { EC2_INSTANCE } from "../../aws";
import { propertyRule } from "../../property-rule";

export const terminationProtection = propertyRule({
  id: "ec2-termination-protection",
  title: "EC2 instances outside of an Auto Scaling group should have termination protection",
  practices: ["REL10-BP02"],
  peers: { cdkNag: ["EC2InstanceTerminationProtection"] },
  optIn: true,
  service: "EC2",
  // It protects from a mistake in the console or CLI; an instance that can be made anew needs none.
  severity: "low",
  why: "A terminated instance is gone with its instance store and, by default, its root volume.",
  fix: "Set disableApiTermination to true. To replace it, set it to false and deploy that first.",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_ChangingDisableAPITermination.html",
  types: [EC2_INSTANCE],
  property: "disableApiTermination",
  wanted: true,
  // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_ChangingDisableAPITermination.html: off by default.
  byDefault: false,
  message: "One API call terminates it.",
});
