import { AUTO_SCALING_GROUP } from "../../aws";
import { fromParameter, launchesOf, type Launch } from "../../services/autoscaling/launch";
import { valueOf, type Graph, type Reading, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const REFRESH = "instanceRefresh";
const ROLLBACK = `${REFRESH}.preferences.autoRollback`;
const SKIP = `${REFRESH}.preferences.skipMatching`;
const MOVING: readonly string[] = ["$Latest", "$Default"];

/** The settings of a refresh. */
interface Refresh {
  readonly rollback: Reading<boolean>;
  readonly skip: Reading<boolean>;
  /** Whether changes of further properties start a refresh: "perhaps" where the list is not known. */
  readonly triggers: "yes" | "no" | "perhaps";
}

function refreshOf(group: ResourceOf<typeof AUTO_SCALING_GROUP>, graph: Graph): Refresh {
  const { values, open } = graph.values(group, `${REFRESH}.triggers[*]`);
  return {
    rollback: graph.boolean(group, ROLLBACK, false),
    skip: graph.boolean(group, SKIP, false),
    triggers: values.length > 0 && !open ? "yes" : open ? "perhaps" : "no",
  };
}

/** $Latest and $Default change by themselves: the version to refresh or roll back to is not fixed. */
function judgeVersion({ property, version }: Launch, refresh: Refresh): Verdict {
  const { triggers } = refresh;
  const rollback = valueOf(refresh.rollback);
  if (rollback === false && triggers === "yes") return compliant();
  if (version.kind === "unknown") return undecided({ property, reason: `It ${version.reason}.` });
  if (!MOVING.includes(version.value)) return compliant();
  const wanted = "the launch template's latestVersion";
  const actual = version.value;
  if (rollback === true) {
    const message = `AWS refuses an instance refresh with autoRollback while the version is ${actual}: nothing can be released.`;
    return violation({ property, actual, wanted, message });
  }
  if (rollback === false && triggers === "no") {
    const message = `The version is always ${actual}, so that no template change starts a refresh: old instances stay.`;
    return violation({ property, actual, wanted, message });
  }
  return undecided({ property, reason: `It is ${actual}, which works only if something else starts the refresh.` });
}

/** An image by SSM parameter: AWS can't roll such a refresh back, nor compare instances with it. */
function judgeImage({ image }: Launch, property: string, asked: Reading<boolean>): Verdict {
  if (valueOf(asked) === false || (image.kind === "known" && !fromParameter(image.value))) return compliant();
  if (image.kind === "unknown") return undecided({ property, reason: `The image ${image.reason}.` });
  if (asked.kind === "unknown") {
    const reason = `It must be false, because the image is ${image.value}, and ${asked.reason}.`;
    return undecided({ property, reason });
  }
  const what = property === ROLLBACK ? "may roll back" : "skips matching instances";
  const message = `AWS refuses an instance refresh that ${what} while the image is ${image.value}: nothing can be released.`;
  return violation({ property, actual: true, wanted: false, message });
}

/** A refresh without a launch template has no configuration to go back to. */
function judgeNone(rollback: Reading<boolean>): Verdict {
  if (rollback.kind === "unknown") return undecided({ property: ROLLBACK, reason: `It ${rollback.reason}.` });
  if (valueOf(rollback) !== true) return compliant();
  const message =
    "AWS refuses an instance refresh with autoRollback without a launch template: nothing can be released.";
  return violation({ property: ROLLBACK, actual: true, wanted: false, message });
}

function judge(group: ResourceOf<typeof AUTO_SCALING_GROUP>, graph: Graph): Verdict[] {
  const refresh = refreshOf(group, graph);
  const launches = launchesOf(group, graph);
  if (launches.length === 0) return [judgeNone(refresh.rollback)];
  const verdicts = launches.flatMap((launch) => [
    judgeVersion(launch, refresh),
    judgeImage(launch, ROLLBACK, refresh.rollback),
    judgeImage(launch, SKIP, refresh.skip),
  ]);
  const violations = verdicts.filter(({ verdict }) => verdict === "violation");
  if (violations.length > 0) return violations;
  return [verdicts.find(({ verdict }) => verdict === "undecided") ?? compliant()];
}

export const refreshPrerequisites = defineRule({
  id: "autoscaling-refresh-prerequisites",
  title: "Auto Scaling instance refreshes should meet the requirements to start and roll back",
  practices: ["REL08-BP04", "REL08-BP05"],
  service: "Auto Scaling",
  severity: "medium",
  why: "If AWS refuses a refresh, or no change starts one, old instances stay in service and no fix can be released.",
  fix: "Set launchTemplate.version to the launch template's latestVersion. For autoRollback or skipMatching, give imageId an AMI id (aws.ssm.getParameter) instead of resolve:ssm:, or set these two to false.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html",
  types: [AUTO_SCALING_GROUP],
  check(group, graph) {
    const refresh = graph.input(group, REFRESH);
    if (refresh.kind === "missing") return notApplicable("It has no instance refresh.");
    if (refresh.kind === "unknown") return undecided({ property: REFRESH, reason: `It ${refresh.reason}.` });
    return judge(group, graph);
  },
});
