import { EC2_INSTANCE, LAUNCH_TEMPLATE } from "../../aws";
import { UndecidedError, type Graph, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const PROPERTY = "maintenanceOptions.autoRecovery";
/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-configuration-recovery.html */
const AWS_DEFAULT = "default";

/** The setting of an instance, or of its launch template; and how the message names the latter. */
function recoveryOf(instance: ResourceOf<typeof EC2_INSTANCE>, graph: Graph): { recovery: string; by: string } {
  const isOwn = graph.input(instance, PROPERTY).kind !== "missing" || graph.value(instance, PROPERTY).kind === "known";
  if (isOwn || graph.input(instance, "launchTemplate").kind === "missing")
    return { recovery: graph.read.string(instance, PROPERTY, AWS_DEFAULT), by: "" };
  const byName = graph.input(instance, "launchTemplate.id").kind === "missing";
  const path = `launchTemplate.${byName ? "name" : "id"}`;
  const { certain, complete } = graph.references(instance, path, [LAUNCH_TEMPLATE]);
  const [template] = certain;
  if (!complete || template === undefined)
    throw new UndecidedError(PROPERTY, "is that of an unknown launch template", instance);
  const by = ` in its launch template ${template.name}`;
  return { recovery: graph.read.string(template, PROPERTY, AWS_DEFAULT), by };
}

export const automaticRecovery = defineRule({
  id: "ec2-automatic-recovery",
  title: "EC2 instances outside of an Auto Scaling group should have simplified automatic recovery",
  practices: ["REL06-BP04", "REL07-BP02", "REL10-BP02", "REL11-BP03"],
  service: "EC2",
  severity: "medium",
  why: "Nothing replaces a standalone instance: with automatic recovery disabled it stays down with its host.",
  fix: 'Set maintenanceOptions.autoRecovery to "default" (or remove it), on the instance or in its launch template.',
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-configuration-recovery.html",
  types: [EC2_INSTANCE],
  check(instance, graph) {
    const { recovery, by } = recoveryOf(instance, graph);
    if (recovery !== "disabled") return compliant();
    return violation({
      property: PROPERTY,
      actual: "disabled",
      wanted: AWS_DEFAULT,
      message: `Automatic recovery is disabled${by}: if its host fails, it stays down until an engineer stops and starts it.`,
    });
  },
});
