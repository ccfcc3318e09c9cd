import {
  AUTO_SCALING_GROUP,
  DATABASES,
  DB_PROXY,
  DOCDB_CLUSTER,
  EC2_INSTANCE,
  ECS_SERVICE,
  EFS_FILE_SYSTEM,
  EFS_MOUNT_TARGET,
  ELASTICACHE_CLUSTER,
  ELASTICSEARCH_DOMAIN,
  FSX_LUSTRE,
  FSX_ONTAP,
  FSX_OPENZFS,
  FSX_WINDOWS,
  INGRESS_RULE,
  LAMBDA_FUNCTION,
  LAUNCH_CONFIGURATION,
  LAUNCH_TEMPLATE,
  LOAD_BALANCERS,
  MEMORYDB_CLUSTER,
  MQ_BROKER,
  MSK_CLUSTER,
  NEPTUNE_CLUSTER,
  OPENSEARCH_DOMAIN,
  REDSHIFT_CLUSTER,
  REPLICATION_GROUP,
  SECURITY_GROUP,
  SECURITY_GROUP_RULE,
  SERVERLESS_CACHE,
} from "../../aws";
import { append, isTreeList, perGraph, perResource, valueOf, type Graph, type Resource } from "../../graph";
import { configurationOf, templateOf } from "../compute-role";

/** The security groups that allow each one. */
const allowedBy = perGraph((graph) => {
  const index = new Map<Resource, Resource[]>();
  const add = (from: readonly Resource[], to: readonly Resource[]) =>
    from.forEach((source) => to.forEach((target) => append(index, source, target)));
  const groups = [SECURITY_GROUP];
  for (const rule of graph.ofType(INGRESS_RULE)) {
    const from = graph.references(rule, "referencedSecurityGroupId", groups).certain;
    add(from, graph.references(rule, "securityGroupId", groups).certain);
  }
  for (const rule of graph.ofType(SECURITY_GROUP_RULE)) {
    if (valueOf(graph.string(rule, "type")) === "egress") continue;
    const from = graph.references(rule, "sourceSecurityGroupId", groups).certain;
    add(from, graph.references(rule, "securityGroupId", groups).certain);
  }
  for (const group of graph.ofType(SECURITY_GROUP))
    add(graph.references(group, "ingress[*].securityGroups[*]", groups).certain, [group]);
  return index;
});

function pathOf(path: string, ...types: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(types.map((type) => [type, [path]]));
}

/** Where a type names its security groups. */
const PATHS: Readonly<Record<string, readonly string[]>> = {
  [EC2_INSTANCE]: ["vpcSecurityGroupIds[*]"],
  [LAUNCH_TEMPLATE]: ["vpcSecurityGroupIds[*]", "networkInterfaces[*].securityGroups[*]"],
  [LAUNCH_CONFIGURATION]: ["securityGroups[*]"],
  [LAMBDA_FUNCTION]: ["vpcConfig.securityGroupIds[*]"],
  [ECS_SERVICE]: ["networkConfiguration.securityGroups[*]"],
  [REPLICATION_GROUP]: ["securityGroupIds[*]"],
  ...pathOf("securityGroups[*]", ...LOAD_BALANCERS),
  [EFS_MOUNT_TARGET]: ["securityGroups[*]"],
  ...pathOf("vpcSecurityGroupIds[*]", DOCDB_CLUSTER, NEPTUNE_CLUSTER, REDSHIFT_CLUSTER),
  ...pathOf("vpcOptions.securityGroupIds[*]", OPENSEARCH_DOMAIN, ELASTICSEARCH_DOMAIN),
  ...pathOf("securityGroupIds[*]", MEMORYDB_CLUSTER, ELASTICACHE_CLUSTER, SERVERLESS_CACHE),
  ...pathOf("securityGroupIds[*]", FSX_LUSTRE, FSX_ONTAP, FSX_OPENZFS, FSX_WINDOWS),
  ...pathOf("securityGroups[*]", MQ_BROKER),
  ...pathOf("brokerNodeGroupInfo.securityGroups[*]", MSK_CLUSTER),
  ...pathOf("vpcSecurityGroupIds[*]", DB_PROXY, ...DATABASES),
};

export interface Groups {
  readonly certain: readonly Resource[];
  /** There may be others. */
  readonly isOpen: boolean;
}

/** Whether something else than a list of groups is given: what AWS would refuse says nothing of the groups that are meant. */
function isNoList(resource: Resource, path: string, graph: Graph): boolean {
  const list = path.replace(/\[\*\]$/, "");
  if (list.includes("[*]")) return false;
  const given = valueOf(graph.given(resource, list));
  return given !== undefined && !isTreeList(given);
}

/** What names the security groups of a resource's instances or network interfaces; undefined of a group whose launch template is not known. */
function holderOf(resource: Resource, graph: Graph): Resource | undefined {
  if (resource.type !== AUTO_SCALING_GROUP) return resource;
  return templateOf(resource, graph) ?? configurationOf(resource, graph);
}

export const groupsOf = perResource((resource: Resource, graph): Groups => {
  const holder = holderOf(resource, graph);
  if (!holder) return { certain: [], isOpen: true };
  const paths = PATHS[holder.type] ?? [];
  const found = paths.map((path) => graph.references(holder, path, [SECURITY_GROUP]));
  const isOpen = found.some(({ complete }) => !complete) || paths.some((path) => isNoList(holder, path, graph));
  return { certain: found.flatMap(({ certain }) => certain), isOpen };
});

/** Whether a security group may have rules that are not known. */
const mayAllowMore = perResource((group: Resource, graph): boolean => {
  const inline = graph.references(group, "ingress[*].securityGroups[*]", [SECURITY_GROUP]);
  const rules = [
    ...graph
      .referrers(group, [INGRESS_RULE], "securityGroupId")
      .certain.map((rule) => graph.references(rule, "referencedSecurityGroupId", [SECURITY_GROUP])),
    ...graph
      .referrers(group, [SECURITY_GROUP_RULE], "securityGroupId")
      .certain.map((rule) => graph.references(rule, "sourceSecurityGroupId", [SECURITY_GROUP])),
  ];
  return [inline, ...rules].some(({ complete }) => !complete);
});

/** The security groups that allow one of a compute's. */
export const reachedBy = perResource((compute: Resource, graph): ReadonlySet<Resource> => {
  const index = allowedBy(graph);
  return new Set(groupsOf(compute, graph).certain.flatMap((group) => index.get(group) ?? []));
});

const mountTargets = perResource((fileSystem: Resource, graph) =>
  fileSystem.type === EFS_FILE_SYSTEM ? graph.referrers(fileSystem, [EFS_MOUNT_TARGET], "fileSystemId").certain : [],
);

export function groupsOfStore(store: readonly Resource[], graph: Graph): readonly Groups[] {
  return store.flatMap((one) => [one, ...mountTargets(one, graph)]).map((one) => groupsOf(one, graph));
}

/** Whether one of the security groups of a store's resources allows one of a compute's; undefined where they are not all known. */
export function allowsFrom(store: readonly Resource[], compute: Resource, graph: Graph): boolean | undefined {
  const reached = reachedBy(compute, graph);
  const groups = groupsOfStore(store, graph);
  if (groups.some(({ certain }) => certain.some((group) => reached.has(group)))) return true;
  // Without a group on either side nothing is allowed by one.
  const mayAllow = (own: Groups) => own.isOpen || own.certain.length > 0;
  const isOpen = groupsOf(compute, graph).isOpen
    ? groups.some(mayAllow)
    : groups.some((one) => one.isOpen) && reached.size > 0;
  const isHidden = groups.some(({ certain }) => certain.some((group) => mayAllowMore(group, graph)));
  return isOpen || isHidden ? undefined : false;
}
