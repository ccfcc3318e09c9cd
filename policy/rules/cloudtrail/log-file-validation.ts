import { TRAIL } from "../../aws";
import { defineRule } from "../../rule";
import { unread } from "../../services/unread";
import { compliant, violation } from "../../verdict";
import { SECRET, UNKNOWN } from "../../graph";

const PROPERTY = "enableLogFileValidation";

export const logFileValidation = defineRule({
  id: "cloudtrail-log-file-validation",
  title: "CloudTrail trails should have log file validation enabled",
  service: "CloudTrail",
  severity: "medium",
  why: "Without digest files it can't be proved whether a log file was changed or deleted.",
  fix: "Set enableLogFileValidation to true.",
  source: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html",
  types: [TRAIL],
  check(trail, graph) {
    const enabled = graph.boolean(trail, PROPERTY, false);
    if (enabled.kind === "unknown") return unread(PROPERTY, enabled);
    if (enabled.value) return compliant();
    return violation({
      property: PROPERTY,
      actual: graph.input(trail, PROPERTY).kind === "known" ? false : undefined,
      wanted: true,
      message: "It writes no digest files.",
    });
  },
  remediate: (props) =>
    [true, UNKNOWN, SECRET].some((value) => props[PROPERTY] === value) ? undefined : { [PROPERTY]: true },
});
