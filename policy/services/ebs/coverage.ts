import { BACKUP_SELECTION, SNAPSHOT_POLICY, VOLUME_ATTACHMENT } from "../../aws";
import { isTreeList, isTreeObject, type Graph, type Resource, type Tree } from "../../graph";
import { policyKind } from "../dlm/schedules";
import { hasTag, type Tags } from "./tags";

/** Who makes backups of a volume. */
export interface Coverage {
  /** Those that do. */
  readonly by: readonly Resource[];
  /** Those that may: not known before deployment. */
  readonly maybe: readonly Resource[];
  /** Lifecycle policies in the volume's region that leave it out. */
  readonly not: readonly Resource[];
}

/** The lifecycle policies and AWS Backup selections that take a volume in, by its tags or its ARN. */
export function coverageOf(volume: Resource, tags: Tags, graph: Graph): Coverage {
  const by: Resource[] = [];
  const maybe: Resource[] = [];
  const not: Resource[] = [];
  for (const one of graph.ofType(SNAPSHOT_POLICY, BACKUP_SELECTION)) {
    // Both see their own region alone.
    if (one.region !== undefined && volume.region !== undefined && one.region !== volume.region) continue;
    const sameRegion = one.region !== undefined && one.region === volume.region;
    const takes =
      one.type === SNAPSHOT_POLICY ? policyTakes(one, volume, tags, graph) : selectionTakes(one, tags, graph);
    if (takes === true && sameRegion) by.push(one);
    else if (takes !== false) maybe.push(one);
    else if (one.type === SNAPSHOT_POLICY) not.push(one);
  }
  return { by, maybe, not };
}

function policyTakes(policy: Resource, volume: Resource, tags: Tags, graph: Graph): boolean | undefined {
  const kind = policyKind(policy, graph);
  if (kind === "other") return false;
  const state = graph.string(policy, "state", "ENABLED");
  if (state.kind === "known" && state.value === "DISABLED") return false;
  if (kind !== "snapshots" || state.kind === "unknown") return undefined;
  const types = graph.values(policy, "policyDetails.resourceTypes[*]");
  if (!types.open && types.values.includes("INSTANCE"))
    return graph.referrers(volume, [VOLUME_ATTACHMENT], "volumeId").certain.length > 0 ? undefined : false;
  const wanted = graph.value(policy, "policyDetails.targetTags");
  if (wanted.kind !== "known" || !isTreeObject(wanted.value)) return wanted.kind === "missing" ? false : undefined;
  return any(Object.entries(wanted.value).map(([key, value]) => hasTag(tags, key, value)));
}

/**
 * A selection includes resources with one of its tags, or named by its ARNs, if all of its conditions hold
 * (https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html).
 */
function selectionTakes(selection: Resource, tags: Tags, graph: Graph): boolean | undefined {
  const holds = conditionsHold(selection, tags, graph);
  if (holds === false) return false;
  const byTag = graph.values(selection, "selectionTags[*]");
  const tagged = byTag.values.map((one) => (isTreeObject(one) ? hasTag(tags, one.key, one.value) : undefined));
  const byArn = graph.values(selection, "resources[*]");
  const named = byArn.values.map((one) => (typeof one === "string" ? namesVolumes(one) : undefined));
  const open = byTag.open || byArn.open ? [undefined] : [];
  const taken = any([...tagged, ...named, ...open]);
  if (taken !== true) return taken;
  return holds === undefined || isGiven(selection, "notResources", graph) ? undefined : true;
}

const TAG_CONDITION = "aws:ResourceTag/";

/** Whether a volume's tags fulfil every condition; of those that are not an equality nothing is known. */
function conditionsHold(selection: Resource, tags: Tags, graph: Graph): boolean | undefined {
  const { values, open } = graph.values(selection, "conditions[*]");
  const answers = values.flatMap((condition): (boolean | undefined)[] => {
    if (!isTreeObject(condition)) return [undefined];
    return Object.entries(condition).flatMap(([kind, list]) => {
      if (isEmpty(list)) return [];
      if (kind !== "stringEquals" || !isTreeList(list)) return [undefined];
      return list.map((one) => (isTreeObject(one) ? hasTag(tags, tagKey(one.key), one.value) : undefined));
    });
  });
  if (answers.includes(false)) return false;
  return open || answers.includes(undefined) ? undefined : true;
}

function tagKey(key: Tree | undefined): Tree | undefined {
  return typeof key === "string" && key.startsWith(TAG_CONDITION) ? key.slice(TAG_CONDITION.length) : undefined;
}

/** Whether an ARN matches every volume; single volumes cannot be distinguished here. */
function namesVolumes(arn: string): boolean | undefined {
  if (arn === "*" || /^arn:aws[a-z-]*:ec2:[^:]*:[^:]*:volume\/\*$/.test(arn)) return true;
  return arn.includes(":volume/") || arn.includes("*") ? undefined : false;
}

function isGiven(resource: Resource, path: string, graph: Graph): boolean {
  const { values, open } = graph.values(resource, `${path}[*]`);
  return open || values.length > 0;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

function any(answers: readonly (boolean | undefined)[]): boolean | undefined {
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}
