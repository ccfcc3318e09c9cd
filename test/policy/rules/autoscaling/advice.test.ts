import { capacityRebalance } from "../../../../policy/rules/autoscaling/capacity-rebalance";
import { instanceTypes } from "../../../../policy/rules/autoscaling/instance-types";
import { launchErrorNotification } from "../../../../policy/rules/autoscaling/launch-error-notification";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const group = (inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:autoscaling/group:Group", "web", { name: "web", ...inputs });
const mixed = (onDemandPercentageAboveBaseCapacity?: unknown, more: Record<string, unknown> = {}): Fixture =>
  group({
    mixedInstancesPolicy: {
      instancesDistribution: {
        ...(onDemandPercentageAboveBaseCapacity !== undefined && { onDemandPercentageAboveBaseCapacity }),
      },
    },
    ...more,
  });
const template = (marketType?: string): Fixture =>
  resource("aws:ec2/launchTemplate:LaunchTemplate", "web", {
    ...(marketType !== undefined && { instanceMarketOptions: { marketType } }),
  });
const [spot, plain] = [template("spot"), template()];

judges(capacityRebalance, {
  "Spot with rebalancing": [[mixed(50, { capacityRebalance: true })], "compliant"],
  "Spot without": [
    [mixed(50)],
    "violation",
    /only after EC2 has taken it back.* capacityRebalance: missing; wanted: true/,
  ],
  "Spot by the launch template": [[group({ launchTemplate: { id: spot.id } }), spot], "violation"],
  "On-Demand by the launch template": [[group({ launchTemplate: { id: plain.id } }), plain], "notApplicable"],
  "On-Demand alone": [[mixed(100)], "notApplicable"],
  "the default, which is On-Demand": [[mixed()], "notApplicable"],
  "an unknown share": [[mixed(unknown)], "undecided"],
  "unknown rebalancing": [[mixed(50, { capacityRebalance: unknown })], "undecided"],
  "a launch template made elsewhere": [[group({ launchTemplate: { id: "lt-1" } })], "undecided"],
});

const types = (...overrides: unknown[]): Fixture => group({ mixedInstancesPolicy: { launchTemplate: { overrides } } });

judges(instanceTypes, {
  "two types": [[types({ instanceType: "m7g.large" }, { instanceType: "m6g.large" })], "compliant"],
  requirements: [[types({ instanceRequirements: { vcpuCount: { min: 2 } } })], "compliant"],
  "one type": [[types({ instanceType: "m7g.large" })], "violation", /one instance type.*overrides: 1;/],
  "no mix": [[group()], "violation", /overrides: missing;/],
  unknown: [[group({ mixedInstancesPolicy: unknown })], "undecided"],
});

const web = group();
const notification = (notifications: unknown, groupNames: unknown = [web.output("name")]): Fixture =>
  resource("aws:autoscaling/notification:Notification", "notice", { groupNames, notifications });
const LAUNCH_ERROR = ["autoscaling:EC2_INSTANCE_LAUNCH_ERROR"];

judges(launchErrorNotification, {
  "a notification": [[web, notification(LAUNCH_ERROR)], "compliant"],
  "of another event": [[web, notification(["autoscaling:EC2_INSTANCE_TERMINATE"])], "violation"],
  "of another group": [[web, notification(LAUNCH_ERROR, ["other"])], "violation"],
  none: [[web], "violation", /Nothing is sent/],
  "unknown events": [[web, notification(unknown)], "undecided"],
  "an unknown group": [[web, notification(LAUNCH_ERROR, unknown)], "undecided"],
});
