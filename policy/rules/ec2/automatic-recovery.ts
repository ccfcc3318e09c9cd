import { EC2_INSTANCE, LAUNCH_TEMPLATE } from "../../aws";
import type { Graph, Known, Resource, Unknown } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, undecided, violation } from "../../verdict";

const PROPERTY = "maintenanceOptions.autoRecovery";
/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-configuration-recovery.html */
const AWS_DEFAULT = "default";

/** The setting in the instance's launch template, and its name for the message. */
function ofTemplate(instance: Resource, graph: Graph): { reading: Known<string> | Unknown; by: string } {
  const byName = graph.input(instance, "launchTemplate.id").kind === "missing";
  const path = `launchTemplate.${byName ? "name" : "id"}`;
  const { certain: resources, complete } = graph.references(instance, path, [LAUNCH_TEMPLATE]);
  const [template] = resources;
  if (!complete || template === undefined) {
    return { reading: { kind: "unknown", reason: "is that of an unknown launch template" }, by: "" };
  }
  return { reading: graph.string(template, PROPERTY, AWS_DEFAULT), by: ` in its launch template ${template.name}` };
}

function recoveryOf(instance: Resource, graph: Graph): { reading: Known<string> | Unknown; by: string } {
  const own = graph.input(instance, PROPERTY).kind !== "missing";
  const launched = graph.input(instance, "launchTemplate").kind !== "missing";
  const answered = graph.value(instance, PROPERTY).kind === "known";
  return own || answered || !launched
    ? { reading: graph.string(instance, PROPERTY, AWS_DEFAULT), by: "" }
    : ofTemplate(instance, graph);
}

export const automaticRecovery = defineRule({
  id: "ec2-automatic-recovery",
  title: "EC2 instances outside of an Auto Scaling group should have simplified automatic recovery",
  service: "EC2",
  severity: "medium",
  why: "Nothing replaces a standalone instance: with automatic recovery disabled it stays down with its host.",
  fix: 'Set maintenanceOptions.autoRecovery to "default" (or remove it), on the instance or in its launch template.',
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-configuration-recovery.html",
  types: [EC2_INSTANCE],
  check(instance, graph) {
    const { reading, by } = recoveryOf(instance, graph);
    if (reading.kind === "unknown")
      return undecided({ property: PROPERTY, reason: `Its ${PROPERTY} ${reading.reason}.` });
    if (reading.value !== "disabled") return compliant();
    return violation({
      property: PROPERTY,
      actual: "disabled",
      wanted: AWS_DEFAULT,
      message: `Automatic recovery is disabled${by}: if its host fails, it stays down until an engineer stops and starts it.`,
    });
  },
});
