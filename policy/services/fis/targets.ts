import {
  AUTO_SCALING_GROUP,
  BUCKETS,
  CLUSTER_INSTANCE,
  DB_CLUSTER,
  DB_INSTANCE,
  DYNAMODB_TABLE,
  ECS_SERVICE,
  EC2_INSTANCE,
  type EXPERIMENT_TEMPLATE,
  LAMBDA_FUNCTION,
  SUBNETS,
  TABLE_REPLICA,
} from "../../aws";
import {
  all,
  answer,
  any,
  foundBy,
  isOfType,
  isTreeObject,
  unknown,
  valueOf,
  type Answer,
  type Graph,
  type Resource,
  type ResourceOf,
} from "../../graph";

/**
 * The type tokens behind the resource types of FIS (https://docs.aws.amazon.com/fis/latest/userguide/targets.html#resource-types). Instances of an
 * Auto Scaling group are not in the program; the group is.
 */
export const TARGET_TYPES: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2:instance": [EC2_INSTANCE],
  "aws:ec2:autoscaling-group": [AUTO_SCALING_GROUP],
  // Tasks have their service's tags, where it hands them on; the service is in the program.
  "aws:ecs:task": [ECS_SERVICE],
  "aws:ec2:subnet": SUBNETS,
  "aws:rds:cluster": [DB_CLUSTER],
  "aws:rds:db": [DB_INSTANCE, CLUSTER_INSTANCE],
  "aws:s3:bucket": BUCKETS,
  "aws:dynamodb:global-table": [DYNAMODB_TABLE, TABLE_REPLICA],
  "aws:lambda:function": [LAMBDA_FUNCTION],
};

export type Template = ResourceOf<typeof EXPERIMENT_TEMPLATE>;

/** Tags that AWS sets, which are not in a program. */
export const OF_AWS = /^aws:/;
/** The tag that AWS sets on the instances of an Auto Scaling group. */
export const OF_GROUP = "aws:autoscaling:groupName";

export interface Tag {
  key: string;
  value: string;
}

/** The tags of a target; undefined where not all are known. */
export function tagsOf(template: Template, graph: Graph, at: string): Tag[] | undefined {
  const { values, open } = graph.values(template, `${at}.resourceTags[*]`);
  const tags = values.flatMap((tag) => {
    const { key, value } = isTreeObject(tag) ? tag : {};
    return typeof key === "string" && typeof value === "string" ? [{ key, value }] : [];
  });
  return open || tags.length < values.length ? undefined : tags;
}

/** Whether a resource has all the tags. tagsAll includes the provider's default tags, which are only in the outputs. */
export function hasTags(resource: Resource, tags: readonly Tag[], graph: Graph): Answer {
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
export function groupIsHere(template: Template, graph: Graph, at: string): boolean {
  const { certain: resources } = graph.references(template, `${at}.resourceTags[0].value`, [AUTO_SCALING_GROUP]);
  return resources.some(({ region }) => region === template.region);
}

/** What in the template's Region a target can select by tags: of a service, the tasks that get its tags. */
export function candidatesOf(template: Template, tokens: readonly string[], graph: Graph): Resource[] {
  return graph
    .ofType(...tokens)
    .filter(({ region }) => region === template.region)
    .filter((one) => {
      if (!isOfType(one, ECS_SERVICE)) return true;
      const from = graph.string(one, "propagateTags", "NONE");
      return from.kind !== "known" || from.value === "SERVICE";
    });
}

/** The resources that a target selects for certain, in its own Region: by ARN, by tags, or the group of the instances that it selects. */
export function targetedBy(template: Template, at: string, graph: Graph): readonly Resource[] {
  const type = graph.string(template, `${at}.resourceType`);
  const tokens = (type.kind === "known" ? TARGET_TYPES[type.value] : undefined) ?? [];
  const byArn = graph.references(template, `${at}.resourceArns[*]`, tokens).certain;
  const tags = tagsOf(template, graph, at) ?? [];
  if (tags.some(({ key }) => key === OF_GROUP))
    return graph.references(template, `${at}.resourceTags[*].value`, [AUTO_SCALING_GROUP]).certain;
  if (tags.length === 0) return byArn;
  const candidates = candidatesOf(template, tokens, graph);
  return [...byArn, ...foundBy(candidates, (one) => hasTags(one, tags, graph)).certain];
}
