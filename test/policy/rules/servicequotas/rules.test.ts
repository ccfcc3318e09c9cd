import { sameInRegions } from "../../../../policy/rules/servicequotas/same-in-regions";
import { usageAlarm } from "../../../../policy/rules/servicequotas/usage-alarm";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const quota = (value: unknown, region: string, code: unknown = "L-1216C47A"): Fixture =>
  resource(
    "aws:servicequotas/serviceQuota:ServiceQuota",
    `vcpus-${region}`,
    { serviceCode: "ec2", quotaCode: code, value },
    { region },
  );
const group = (region: string): Fixture => resource("aws:autoscaling/group:Group", `web-${region}`, {}, { region });
const both = [group("us-east-1"), group("us-west-2")];

judges(sameInRegions, {
  "the same in both": [[quota(256, "us-east-1"), quota(256, "us-west-2"), ...both], "compliant"],
  "more in the other": [[quota(256, "us-east-1"), quota(512, "us-west-2"), ...both], "compliant"],
  "less in the other": [
    [quota(256, "us-east-1"), quota(64, "us-west-2"), ...both],
    "violation",
    /is 256 in us-east-1, but 64 in us-west-2/,
  ],
  "none in the other": [[quota(256, "us-east-1"), ...both], "violation", /left as it is in us-west-2/],
  "another quota in the other": [
    [quota(256, "us-east-1"), quota(256, "us-west-2", "L-0263D0A3"), ...both],
    "violation",
  ],
  "an unknown value in the other": [[quota(256, "us-east-1"), quota(unknown, "us-west-2"), ...both], "undecided"],
  "an unknown code in the other": [[quota(256, "us-east-1"), quota(256, "us-west-2", unknown), ...both], "undecided"],
  "one Region": [[quota(256, "us-east-1"), group("us-east-1")], "notApplicable"],
  "an alarm in us-east-1 is no workload": [
    [
      quota(256, "us-west-2"),
      group("us-west-2"),
      resource("aws:cloudwatch/metricAlarm:MetricAlarm", "a", {}, { region: "us-east-1" }),
    ],
    "notApplicable",
  ],
});

const alarm = (inputs: Record<string, unknown>, region = "us-east-1"): Fixture =>
  resource("aws:cloudwatch/metricAlarm:MetricAlarm", "usage", inputs, { region });

judges(usageAlarm, {
  "an alarm on usage": [[quota(256, "us-east-1"), alarm({ namespace: "AWS/Usage" })], "compliant"],
  "by metric math": [
    [
      quota(256, "us-east-1"),
      alarm({
        metricQueries: [
          { id: "used", metric: { namespace: "AWS/Usage", metricName: "ResourceCount" } },
          { id: "share", expression: "used / SERVICE_QUOTA(used) * 100" },
        ],
      }),
    ],
    "compliant",
  ],
  "an alarm on something else": [[quota(256, "us-east-1"), alarm({ namespace: "AWS/EC2" })], "violation"],
  "an alarm in the other Region": [
    [quota(256, "us-east-1"), alarm({ namespace: "AWS/Usage" }, "us-west-2")],
    "violation",
  ],
  "an unknown namespace": [[quota(256, "us-east-1"), alarm({ namespace: unknown })], "undecided"],
  none: [[quota(256, "us-east-1")], "violation", /No alarm in its Region/],
});
