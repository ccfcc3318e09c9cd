import { BACKUP_SELECTION, EC2_INSTANCE, SNAPSHOT_POLICY, VOLUME_ATTACHMENT } from "../../aws";
import {
  all,
  answer,
  answered,
  any,
  foundBy,
  isTreeObject,
  NO,
  not,
  YES,
  type Answer,
  type Found,
  type Graph,
  type Resource,
} from "../../graph";
import { policyKind } from "../dlm/schedules";
import { conditionsHold, hasConditions } from "../backup/conditions";
import { isOptedOut, namesType } from "../backup/opt-in";
import { hasTag, tagReader, UNCLEAR, type Tags } from "./tags";

/** Keys of tags by which teams choose what is backed up. */
const ABOUT_BACKUPS = /backup|snapshot|dlm|retention/i;

/** What makes backups of a volume, or of an instance with its volumes. */
export interface Coverage extends Found {
  /**
   * Lifecycle policies in the volume's region, and selections with conditions, that leave it out. Of the selections those alone that do so by a tag that the
   * volume has, where it also has a tag that is about backups: what takes that one in may be in another stack.
   */
  readonly excluding: readonly Resource[];
}

/** The lifecycle policies and AWS Backup selections that take a volume or an instance in, by its tags or its ARN. */
export function coverageOf(volume: Resource, tags: Tags, graph: Graph): Coverage {
  // Both see their own region alone.
  const isElsewhere = ({ region }: Resource) => region !== volume.region && region !== undefined;
  const near = graph
    .ofType(SNAPSHOT_POLICY, BACKUP_SELECTION)
    .filter((one) => volume.region === undefined || !isElsewhere(one));
  const found = foundBy<Resource>(near, (one) =>
    all([
      one.type === SNAPSHOT_POLICY ? policyTakes(one, volume, tags, graph) : selectionTakes(one, volume, tags, graph),
      one.region === undefined || volume.region === undefined ? UNCLEAR : YES,
    ]),
  );
  const including = [...found.certain, ...found.possible];
  const selects = [...tags.known.keys()].some((key) => ABOUT_BACKUPS.test(key));
  const decisive = tagReader(selects ? { ...tags, complete: false } : tags);
  const excludes = (one: Resource) => one.type === SNAPSHOT_POLICY || conditionsHold(one, decisive, graph).is === "no";
  return { ...found, excluding: near.filter((one) => !including.includes(one) && excludes(one)) };
}

function policyTakes(policy: Resource, volume: Resource, tags: Tags, graph: Graph): Answer {
  const isActive = all([
    answered(() => policyKind(policy, graph) !== "other"),
    answered(() => graph.read.string(policy, "state", "ENABLED") !== "DISABLED"),
  ]);
  if (isActive.is !== "yes") return isActive;
  if (policyKind(policy, graph) === "default") return UNCLEAR;
  const types = graph.values(policy, "policyDetails.resourceTypes[*]");
  const ofInstances = !types.open && types.values.includes("INSTANCE");
  if (volume.type === EC2_INSTANCE && !ofInstances) return mayHaveVolumeTags(volume, graph) ? UNCLEAR : NO;
  if (volume.type !== EC2_INSTANCE && ofInstances)
    return graph.referrers(volume, [VOLUME_ATTACHMENT], "volumeId").certain.length > 0 ? UNCLEAR : NO;
  const wanted = graph.value(policy, "policyDetails.targetTags");
  if (wanted.kind !== "known" || !isTreeObject(wanted.value)) return wanted.kind === "missing" ? NO : UNCLEAR;
  return any(Object.entries(wanted.value).map(([key, value]) => hasTag(tags, key, value)));
}

/** Whether the volumes that an instance is launched with may have tags of their own. */
function mayHaveVolumeTags(instance: Resource, graph: Graph): boolean {
  const paths = ["volumeTags", "rootBlockDevice.tags", "ebsBlockDevices[*].tags"];
  return paths.some((path) => {
    const { values, open } = graph.values(instance, path);
    return open || values.length > 0;
  });
}

/**
 * A selection includes resources with one of its tags, or named by its ARNs, if all of its conditions hold
 * (https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html).
 */
function selectionTakes(selection: Resource, volume: Resource, tags: Tags, graph: Graph): Answer {
  const kind = volume.type === EC2_INSTANCE ? "instance" : "volume";
  const byTag = graph.values(selection, "selectionTags[*]");
  const byArn = graph.values(selection, "resources[*]");
  const isChosen = byTag.values.length + byArn.values.length > 0 || byTag.open || byArn.open;
  const excluded = graph.values(selection, "notResources[*]");
  // By its type, or where the Region's settings do not leave it out.
  const isTyped = byArn.values.some((one) => typeof one === "string" && namesType(one, volume));
  return all([
    isTyped ? YES : not(isOptedOut(volume, graph)),
    conditionsHold(selection, tagReader(tags), graph),
    any([
      ...byTag.values.map((one) => (isTreeObject(one) ? hasTag(tags, one.key, one.value) : UNCLEAR)),
      ...byArn.values.map((one) => (typeof one === "string" ? namesAll(kind, one) : UNCLEAR)),
      byTag.open || byArn.open ? UNCLEAR : NO,
      // Conditions alone choose among everything.
      isChosen ? NO : answer(hasConditions(selection, graph)),
    ]),
    excluded.open || excluded.values.length > 0 ? UNCLEAR : YES,
  ]);
}

/** Whether an ARN matches every volume or instance; single ones cannot be distinguished here. */
function namesAll(kind: "instance" | "volume", arn: string): Answer {
  if (arn === "*" || (/^arn:aws[a-z-]*:ec2:[^:]*:[^:]*:/.test(arn) && arn.endsWith(`:${kind}/*`))) return YES;
  const other = /^arn:aws[a-z-]*:[a-z0-9-]+:[^:]*:[^:]*:([a-z-]+)[/:]/.exec(arn)?.[1];
  if (other !== undefined && other !== kind) return NO;
  return arn.includes(`:${kind}/`) || arn.includes("*") ? UNCLEAR : NO;
}
