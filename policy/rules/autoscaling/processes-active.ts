import { AUTO_SCALING_GROUP } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const PROPERTY = "suspendedProcesses";

/** What does not happen while a process is suspended (the source page). */
const CONSEQUENCES: Readonly<Record<string, string>> = {
  Launch: "no instance is launched, not even for one that was lost",
  Terminate: "no instance is terminated, and unhealthy ones keep their place",
  HealthCheck: "no instance is ever marked unhealthy",
  ReplaceUnhealthy: "unhealthy instances are not replaced",
  AddToLoadBalancer: "new instances get no traffic",
  AZRebalance: "the group does not return to an Availability Zone that recovers",
  AlarmNotification: "no scaling policy that an alarm starts is followed",
  ScheduledActions: "scheduled actions do not run",
  InstanceRefresh: "an update does not reach the running instances",
};

export const processesActive = defineRule({
  id: "autoscaling-processes-active",
  title: "Auto Scaling groups should have no suspended processes",
  practices: ["REL07-BP01", "REL11-BP03"],
  service: "Auto Scaling",
  severity: "high",
  why: "A suspended process stays suspended: the group no longer replaces, launches or balances instances as it should.",
  fix: "Remove suspendedProcesses; suspend a process by hand for as long as the work needs it.",
  source:
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/understand-how-suspending-processes-affects-other-processes.html",
  types: [AUTO_SCALING_GROUP],
  check(group, graph) {
    const suspended = graph.read.strings(group, `${PROPERTY}[*]`);
    if (suspended.length === 0) return compliant();
    const consequences = suspended.map((process) => CONSEQUENCES[process] ?? `${process} does not run`);
    return violation({
      property: PROPERTY,
      actual: suspended,
      wanted: "none",
      message: `While they are suspended, ${consequences.join("; ")}.`,
    });
  },
});
