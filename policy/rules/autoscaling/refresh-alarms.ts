import { AUTO_SCALING_GROUP } from "../../aws";
import { valueOf } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const REFRESH = "instanceRefresh";
const PROPERTY = `${REFRESH}.preferences.alarmSpecification.alarms`;

export const refreshAlarms = defineRule({
  id: "autoscaling-refresh-alarms",
  title: "Auto Scaling instance refreshes should have a CloudWatch alarm that stops them",
  practices: ["REL06-BP04", "REL08-BP05"],
  service: "Auto Scaling",
  severity: "low",
  why: "A bad release that passes its health check replaces every instance before anyone can react.",
  fix: "Add a CloudWatch alarm on what users see (errors, unhealthy targets) to instanceRefresh.preferences.alarmSpecification.alarms. Its treatMissingData must not be missing.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html",
  types: [AUTO_SCALING_GROUP],
  check(group, graph) {
    if (graph.input(group, REFRESH).kind === "missing") return notApplicable("It has no instance refresh.");
    const { values, open } = graph.values(group, `${PROPERTY}[*]`);
    // An unknown name is a name.
    if (values.length > 0) return compliant();
    if (open) return undecided({ property: PROPERTY, reason: "Its alarms are known only after deployment." });
    const size = valueOf(graph.number(group, "minSize")) ?? 0;
    const all = size > 1 ? `all of its instances, at least ${size}` : "all of its instances";
    return violation({
      property: PROPERTY,
      actual: undefined,
      wanted: "the name of an alarm",
      message: `No alarm stops its instance refresh: a bad release reaches ${all}.`,
    });
  },
});
