import { AUTO_SCALING_GROUP, GROUP_NOTIFICATION } from "../../aws";
import { answered, any, decided, unknown, type Answer } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_NotificationConfiguration.html */
const LAUNCH_ERROR = "autoscaling:EC2_INSTANCE_LAUNCH_ERROR";

export const launchErrorNotification = defineRule({
  id: "autoscaling-launch-error-notification",
  title: "Auto Scaling groups should notify on failed launches",
  practices: ["REL11-BP06"],
  peers: { cdkNag: ["AutoScalingGroupScalingNotifications"] },
  optIn: true,
  service: "Auto Scaling",
  severity: "low",
  why: "A group that can't launch (no capacity, no such image, a full quota) shrinks with each instance that it loses, and no error reaches anyone.",
  fix: "Add an aws.autoscaling.Notification for autoscaling:EC2_INSTANCE_LAUNCH_ERROR to a topic with subscribers.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-sns-notifications.html",
  types: [AUTO_SCALING_GROUP],
  check(group, graph) {
    const { certain, possible } = graph.referrers(group, [GROUP_NOTIFICATION], "groupNames[*]");
    const notifies = certain.map((one) =>
      answered(() => graph.read.strings(one, "notifications[*]").includes(LAUNCH_ERROR)),
    );
    const may: Answer[] = possible.map(({ name }) =>
      unknown(`Whether ${name} is for it is known only after deployment.`),
    );
    if (decided(any([...notifies, ...may]), "")) return compliant();
    return violation({
      property: "name",
      actual: undefined,
      wanted: `an aws.autoscaling.Notification for ${LAUNCH_ERROR}`,
      message: "Nothing is sent when it fails to launch an instance.",
    });
  },
});
