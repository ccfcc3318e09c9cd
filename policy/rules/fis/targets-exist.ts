import {
  AUTO_SCALING_GROUP,
  BUCKETS,
  CLUSTER_INSTANCE,
  DB_CLUSTER,
  DB_INSTANCE,
  DYNAMODB_TABLE,
  EC2_INSTANCE,
  EXPERIMENT_TEMPLATE,
  LAMBDA_FUNCTION,
  SUBNETS,
  TABLE_REPLICA,
} from "../../aws";
import {
  valueOf,
  all,
  answer,
  any,
  foundBy,
  isTreeObject,
  unknown,
  type Answer,
  type Graph,
  type Resource,
  type ResourceOf,
} from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

/**
 * The type tokens behind the resource types of FIS (https://docs.aws.amazon.com/fis/latest/userguide/targets.html#resource-types). Instances of an
 * Auto Scaling group are not in the program; the group is.
 */
const TARGET_TYPES: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2:instance": [EC2_INSTANCE],
  "aws:ec2:autoscaling-group": [AUTO_SCALING_GROUP],
  "aws:ec2:subnet": SUBNETS,
  "aws:rds:cluster": [DB_CLUSTER],
  "aws:rds:db": [DB_INSTANCE, CLUSTER_INSTANCE],
  "aws:s3:bucket": BUCKETS,
  "aws:dynamodb:global-table": [DYNAMODB_TABLE, TABLE_REPLICA],
  "aws:lambda:function": [LAMBDA_FUNCTION],
};

type Template = ResourceOf<typeof EXPERIMENT_TEMPLATE>;

const PROPERTY = "targets";

/** Tags that AWS sets, which are not in a program. */
const OF_AWS = /^aws:/;
/** The tag that AWS sets on the instances of an Auto Scaling group. */
const OF_GROUP = "aws:autoscaling:groupName";

interface Tag {
  key: string;
  value: string;
}

/** The tags of a target; undefined where not all are known. */
function tagsOf(template: Template, graph: Graph, at: string): Tag[] | undefined {
  const { values, open } = graph.values(template, `${at}.resourceTags[*]`);
  const tags = values.flatMap((tag) => {
    const { key, value } = isTreeObject(tag) ? tag : {};
    return typeof key === "string" && typeof value === "string" ? [{ key, value }] : [];
  });
  return open || tags.length < values.length ? undefined : tags;
}

/** Whether a resource has all the tags. tagsAll includes the provider's default tags, which are only in the outputs. */
function hasTags(resource: Resource, tags: readonly Tag[], graph: Graph): Answer {
  const hasTag = ({ key, value }: Tag): Answer =>
    any(
      ["tags", "tagsAll"].map((property) => {
        const own = graph.string(resource, `${property}["${key}"]`);
        return own.kind === "unknown" ? unknown(own.reason) : answer(valueOf(own) === value);
      }),
    );
  return all(tags.map(hasTag));
}

/** Whether the Auto Scaling group of the targeted instances is in the graph: its instances are not in the program. */
function groupIsHere(template: Template, graph: Graph, at: string): boolean {
  const { certain: resources } = graph.references(template, `${at}.resourceTags[0].value`, [AUTO_SCALING_GROUP]);
  return resources.some(({ region }) => region === template.region);
}

function judge(template: Template, graph: Graph, i: number): Verdict | undefined {
  const at = `${PROPERTY}[${i}]`;
  const type = graph.string(template, `${at}.resourceType`);
  const tokens = type.kind === "known" ? TARGET_TYPES[type.value] : undefined;
  const tags = tagsOf(template, graph, at);
  // A target by ARNs needs no check.
  if (tags?.length === 0) return undefined;
  if (!tokens || !tags) return undecided({ property: at, reason: "What its target selects can't be determined." });
  if (tags.length === 1 && tags[0]!.key === OF_GROUP && groupIsHere(template, graph, at)) return undefined;
  if (tags.some(({ key }) => OF_AWS.test(key)))
    return undecided({
      property: at,
      reason: "Its target is selected by a tag that AWS sets, which is not in the program.",
    });
  const candidates = graph.ofType(...tokens).filter(({ region }) => region === template.region);
  const { certain, possible } = foundBy(candidates, (one) => hasTags(one, tags, graph));
  if (certain.length > 0) return undefined;
  const wanted = tags.map(({ key, value }) => `${key}=${value}`).join(", ");
  if (candidates.length === 0 || possible.length > 0)
    return undecided({ property: at, reason: `Whether a resource has the tags ${wanted} can't be determined.` });
  return violation({
    property: `${at}.resourceTags`,
    actual: wanted,
    wanted: "the tags of an existing resource",
    message: `No ${type.kind === "known" ? type.value : "resource"} in this Region has the tags ${wanted}: the experiment fails when it is started, or affects resources that are not in the program.`,
  });
}

export const targetsExist = defineRule({
  id: "fis-targets-exist",
  title: "FIS experiment targets should match existing resources",
  practices: ["REL08-BP03", "REL12-BP04", "REL13-BP03"],
  service: "FIS",
  severity: "medium",
  why: "An experiment without a target proves nothing, and with emptyTargetResolutionMode skip it even ends as completed.",
  fix: "Use the tags of the resources, and give each action a target of the template.",
  source: "https://docs.aws.amazon.com/fis/latest/userguide/experiment-options.html",
  types: [EXPERIMENT_TEMPLATE],
  check(template, graph) {
    const targets = graph.read.list(template, PROPERTY);
    const names = graph.strings(template, `${PROPERTY}[*].name`);
    const actions = graph.list(template, "actions");
    const missing = (actions.kind === "known" ? actions.value : []).flatMap((_, i): Verdict[] => {
      const property = `actions[${i}].target.value`;
      const used = graph.string(template, property);
      if (used.kind !== "known" || names.why !== undefined || names.certain.includes(used.value)) return [];
      const message = `An action uses the target ${used.value}, which the template does not have.`;
      return [violation({ property, actual: used.value, wanted: "the name of one of its targets", message })];
    });
    if (missing.length > 0) return missing;
    if (targets.length === 0) return notApplicable("It has no targets.");
    const found = targets.flatMap((_, i) => judge(template, graph, i) ?? []);
    const bad = found.filter(({ verdict }) => verdict === "violation");
    if (bad.length > 0) return bad;
    return found.length > 0 ? found : compliant();
  },
});
