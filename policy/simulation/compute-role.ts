import {
  EC2_INSTANCE,
  ECS_SERVICE,
  ECS_TASK_DEFINITION,
  IAM_ROLE,
  INSTANCE_PROFILE,
  LAMBDA_FUNCTION,
  LAUNCH_CONFIGURATION,
  LAUNCH_TEMPLATE,
} from "../aws";
import type { Graph, PropertiesOf, Resource } from "../graph";
import type { RoleOf } from "../permissions";

/** The role whose credentials a group, an instance, a service or a function runs with; undefined where it is not known. */
export function roleOfCompute(compute: Resource, graph: Graph): RoleOf | undefined {
  if (compute.type === LAMBDA_FUNCTION) return only(compute, "role", [IAM_ROLE], graph);
  if (compute.type === ECS_SERVICE) {
    const task = only(compute, "taskDefinition", [ECS_TASK_DEFINITION], graph);
    return task && only(task, "taskRoleArn", [IAM_ROLE], graph);
  }
  const profile = profileOf(compute, graph);
  return profile && only(profile, "role", [IAM_ROLE], graph);
}

function profileOf(compute: Resource, graph: Graph): Resource | undefined {
  const own =
    compute.type === EC2_INSTANCE ? only(compute, "iamInstanceProfile", [INSTANCE_PROFILE], graph) : undefined;
  if (own) return own;
  const template = templateOf(compute, graph);
  if (template) return profileOfTemplate(template, graph);
  const configuration = configurationOf(compute, graph);
  return configuration && only(configuration, "iamInstanceProfile", [INSTANCE_PROFILE], graph);
}

/** The launch template of a group or an instance. */
export function templateOf(compute: Resource, graph: Graph): Resource | undefined {
  const mixed = "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification.launchTemplateId";
  return ["launchTemplate.id", mixed].flatMap((path) => only(compute, path, [LAUNCH_TEMPLATE], graph) ?? [])[0];
}

/** The launch configuration of a group. */
export function configurationOf(group: Resource, graph: Graph): Resource | undefined {
  return only(group, "launchConfiguration", [LAUNCH_CONFIGURATION], graph);
}

function profileOfTemplate(template: Resource, graph: Graph): Resource | undefined {
  return ["iamInstanceProfile.arn", "iamInstanceProfile.name"].flatMap(
    (path) => only(template, path, [INSTANCE_PROFILE], graph) ?? [],
  )[0];
}

/** The one resource that a property names. */
function only<const T extends readonly string[]>(
  resource: Resource,
  path: string,
  types: T,
  graph: Graph,
): Resource<PropertiesOf<T>> | undefined {
  const { certain, complete } = graph.references(resource, path, types);
  return complete && certain.length === 1 ? certain[0] : undefined;
}
