import { AUTO_SCALING_GROUP, DB_CLUSTER, EC2_INSTANCE, ECS_SERVICE, EXPERIMENT_TEMPLATE, SUBNETS } from "../../aws";
import { isOfType, isTreeObject, valueOf, type Resource } from "../../graph";
import { instancesOf } from "../../services/rds/database";
import { targetedBy, type Template } from "../../services/fis/targets";
import { callsAtom, hostAtom, linkAtom, planeAtom, split, zoneAtom } from "../atoms";
import type { Atom, Fault } from "../model";
import { subnetPlace } from "../place";
import type { Scene } from "../scene";
import { writerIn } from "../stores/aurora";

const ACTIONS = "https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html";

const EXPERIMENT = "experiment ";

/** Whether a fault is what an experiment of a template injects. */
export function isExperiment({ kind, id }: Pick<Fault, "kind" | "id">): boolean {
  return kind === "scenario" && id.startsWith(EXPERIMENT);
}

/** An action of a template, and the target that it has. */
interface Action {
  readonly template: Template;
  /** The path of its target, such as `targets[0]`. */
  readonly at: string;
  readonly targeted: readonly Resource[];
  readonly parameter: (key: string) => string | undefined;
}

/**
 * What an action makes fail, at most: FIS ends it after its duration, and what it does to a zone's launches is done to the Region's here. By the id of
 * the action.
 */
const EFFECTS: Readonly<Record<string, (action: Action, scene: Scene) => Atom[]>> = {
  "aws:ec2:stop-instances": instancesStop,
  "aws:ec2:terminate-instances": instancesStop,
  "aws:ec2:reboot-instances": instancesStop,
  "aws:ecs:stop-task": instancesStop,
  "aws:ec2:asg-insufficient-instance-capacity-error": noLaunches,
  "aws:ec2:api-insufficient-instance-capacity-error": noLaunches,
  "aws:network:disrupt-connectivity": zonesCutOff,
  "aws:network:route-table-disrupt-cross-region-connectivity": linkCut,
  "aws:s3:bucket-pause-replication": linkCut,
  "aws:dynamodb:global-table-pause-replication": linkCut,
  "aws:rds:failover-db-cluster": writersFail,
  "aws:rds:reboot-db-instances": ({ targeted }, scene) => targeted.map((one) => hostAtom(scene.nameOf(one))),
  "aws:lambda:invocation-error": callsFail,
  "aws:lambda:invocation-http-integration-response": callsFail,
};

/**
 * The experiments of AWS FIS that a graph has templates of, as faults: what an experiment shows can be compared with what is predicted. A template
 * with an action that is not known here is left out.
 */
export function experimentFaults(scene: Scene): Fault[] {
  return scene.graph.ofType(EXPERIMENT_TEMPLATE).flatMap((template) => {
    const atoms = atomsOf(template, scene);
    if (atoms === undefined || atoms.length === 0) return [];
    const id = `${EXPERIMENT}${scene.nameOf(template)}`;
    return [{ id, kind: "scenario", atoms, members: 1, comesBack: true, urns: [template.urn], source: ACTIONS }];
  });
}

function atomsOf(template: Template, scene: Scene): Atom[] | undefined {
  const { graph } = scene;
  const actions = valueOf(graph.list(template, "actions")) ?? [];
  const names = (valueOf(graph.list(template, "targets")) ?? []).map((_, i) =>
    valueOf(graph.string(template, `targets[${i}].name`)),
  );
  const atoms: Atom[] = [];
  for (const index of actions.keys()) {
    const path = `actions[${index}]`;
    const effect = EFFECTS[valueOf(graph.string(template, `${path}.actionId`)) ?? ""];
    const target = names.indexOf(valueOf(graph.string(template, `${path}.target.value`)));
    if (!effect || target < 0) return undefined;
    const at = `targets[${target}]`;
    const parameters = graph.values(template, `${path}.parameters[*]`).values;
    const parameter = (key: string) => {
      const found = parameters.find((one) => isTreeObject(one) && one.key === key);
      const value = isTreeObject(found) ? found.value : undefined;
      return typeof value === "string" ? value : undefined;
    };
    atoms.push(...effect({ template, at, targeted: targetedBy(template, at, graph), parameter }, scene));
  }
  return [...new Set(atoms)].sort();
}

/** Where FIS finds the zone of an instance, and of a task. */
const ZONE_PATHS: readonly unknown[] = ["Placement.AvailabilityZone", "AvailabilityZone"];

/** The hosts of the targeted groups, instances and services, in the target's zones where it has a filter of them. */
function instancesStop({ template, at, targeted }: Action, scene: Scene): Atom[] {
  const { graph } = scene;
  const { region } = template;
  const zones = graph.values(template, `${at}.filters[*]`).values.flatMap((filter) => {
    if (!isTreeObject(filter) || !ZONE_PATHS.includes(filter.path)) return [];
    return Array.isArray(filter.values) ? filter.values.filter((one) => typeof one === "string") : [];
  });
  const inZone = zones.map((zone) => zoneAtom(region ?? "", zone));
  const urns = new Set(targeted.map(({ urn }) => urn));
  const hosts = scene.elements.flatMap(({ resource, atoms }) => {
    if (!resource || !isOfType(resource, AUTO_SCALING_GROUP, EC2_INSTANCE, ECS_SERVICE) || !urns.has(resource.urn))
      return [];
    const isThere = inZone.length === 0 || inZone.some((zone) => atoms.includes(zone));
    return isThere ? atoms.filter((atom) => split(atom)[0] === "host") : [];
  });
  const found = [...new Set(hosts)].sort();
  const percent = /^PERCENT\((\d+)\)$/.exec(valueOf(graph.string(template, `${at}.selectionMode`)) ?? "")?.[1];
  return percent === undefined ? found : found.slice(0, Math.ceil((found.length * Number(percent)) / 100));
}

/** Calls fail, or are answered with an error's status; what only delays them may fail none. */
function callsFail({ targeted }: Action, scene: Scene): Atom[] {
  return targeted.map((one) => callsAtom(scene.nameOf(one)));
}

function noLaunches({ template: { region } }: Action): Atom[] {
  return region === undefined ? [] : [planeAtom("ec2.launch", region)];
}

function zonesCutOff({ targeted }: Action, { graph }: Scene): Atom[] {
  const places = targeted.flatMap((one) => (isOfType(one, ...SUBNETS) ? [subnetPlace(one, graph)] : []));
  return places.flatMap(({ region, zone }) =>
    region === undefined || zone === undefined ? [] : [zoneAtom(region, zone)],
  );
}

/** Traffic to a Region, or to all others, replication included. */
function linkCut({ template: { region }, parameter }: Action, { graph }: Scene): Atom[] {
  const other = parameter("region");
  if (region === undefined) return [];
  if (other !== undefined) return [linkAtom(region, other)];
  const all = new Set(graph.resources.flatMap((one) => (one.custom && one.region !== undefined ? [one.region] : [])));
  return [...all].filter((one) => one !== region).map((one) => linkAtom(region, one));
}

/** The writers of clusters. Those that are targeted only where their writer is in a zone fail over with that zone anyway. */
function writersFail({ targeted, template, at }: Action, scene: Scene): Atom[] {
  const { graph } = scene;
  if (graph.given(template, `${at}.parameters.writerAvailabilityZoneIdentifiers`).kind !== "missing") return [];
  return targeted.flatMap((cluster) => {
    if (!isOfType(cluster, DB_CLUSTER)) return [];
    const { certain, possible, why } = instancesOf(cluster, graph);
    const writer = writerIn(certain, possible.length > 0 || why !== undefined, scene);
    return writer ? [hostAtom(scene.nameOf(writer))] : [];
  });
}
