import { EBS_VOLUME, SNAPSHOT_POLICY } from "../../../../../policy/aws";
import { isTreeObject, type Graph, type Resource } from "../../../../../policy/graph";
import type { CopyPicture, StorePicture } from "../picture";
import { by, numberOf, textOf } from "../read";
import { NO_REGION, storeOf, type Found } from "./found";

/** EBS volumes, those of one kind together, and the copies of their snapshots in another region. */
export function volumesIn(graph: Graph): Found {
  const policies = graph.ofType(SNAPSHOT_POLICY);
  const kinds = by(graph.ofType(EBS_VOLUME), (one) => kindOf(graph, one, policies));
  const stores: StorePicture[] = [];
  const copies: CopyPicture[] = [];
  for (const volumes of kinds.values()) {
    const own = volumesOf(graph, volumes);
    stores.push(own);
    for (const policy of policies.filter((one) => takes(graph, one, volumes[0]!))) {
      for (const made of snapshotCopies(graph, policy, own)) {
        if (!stores.some((one) => one.id === made.id)) stores.push(made);
        copies.push({ from: own.id, to: made.id, kind: "backups", both: false, what: "snapshot copies" });
      }
    }
  }
  return { stores, copies };
}

function kindOf(graph: Graph, volume: Resource, policies: readonly Resource[]): string {
  const taking = policies.filter((one) => takes(graph, one, volume)).map((one) => one.urn);
  const size = [textOf(graph, volume, "size"), textOf(graph, volume, "type")];
  return JSON.stringify([volume.region, volume.stack, taking, size, volume.parent]);
}

/** Whether a lifecycle policy of the volume's region names one of its tags. */
function takes(graph: Graph, policy: Resource, volume: Resource): boolean {
  const tags = graph.value(policy, "policyDetails.targetTags");
  if (policy.region !== volume.region || tags.kind !== "known" || !isTreeObject(tags.value)) return false;
  const own = ["tags", "tagsAll"].map((path) => graph.value(volume, path));
  return Object.entries(tags.value).some(([key, value]) =>
    own.some((given) => given.kind === "known" && isTreeObject(given.value) && given.value[key] === value),
  );
}

function volumesOf(graph: Graph, volumes: readonly Resource[]): StorePicture {
  const [first] = volumes as [Resource, ...Resource[]];
  const size = numberOf(graph, first, "size");
  const each = [size === undefined ? undefined : `${size} GiB`, textOf(graph, first, "type")].filter((part) => part);
  const zones = by(volumes, (one) => textOf(graph, one, "availabilityZone") ?? "AZ not known");
  const count = volumes.length === 1 ? "" : `${volumes.length} × `;
  const places = [...zones].map(([zone, there]) => (there.length === 1 ? zone : `${zone} × ${there.length}`));
  return {
    ...storeOf(first, "EBS", commonName(volumes), [`${count}${each.join(" ")}`, places.join(", ")]),
    members: volumes.slice(1).map((one) => one.urn),
  };
}

/** The common prefix of several names, without a region after it. */
function commonName(volumes: readonly Resource[]): string {
  const [first, ...others] = volumes as [Resource, ...Resource[]];
  if (others.length === 0) return first.name;
  const letters = [...first.name];
  const end = letters.findIndex((letter, i) => others.some((one) => [...one.name][i] !== letter));
  const common = letters.slice(0, end < 0 ? letters.length : end).join("");
  const region = first.region === undefined ? -1 : common.indexOf(first.region);
  const name = (region > 0 ? common.slice(0, region) : common).replace(/[-_. ]+$/, "");
  return name === "" ? first.name : name;
}

/** A lifecycle policy's copies of volumes in other regions: no resource, so the policy's entry is linked. */
function snapshotCopies(graph: Graph, policy: Resource, of: StorePicture): StorePicture[] {
  const schedules = graph.list(policy, "policyDetails.schedules");
  const count = schedules.kind === "known" ? schedules.value.length : 0;
  return Array.from({ length: count }, (_, i) => `policyDetails.schedules[${i}].crossRegionCopyRules`).flatMap(
    (path) => {
      const rules = graph.list(policy, path);
      return (rules.kind === "known" ? rules.value : []).flatMap((_, i): StorePicture[] => {
        const rule = `${path}[${i}]`;
        const region = textOf(graph, policy, `${rule}.target`) ?? textOf(graph, policy, `${rule}.targetRegion`);
        if (region === undefined || region === policy.region) return [];
        const kept = [
          numberOf(graph, policy, `${rule}.retainRule.interval`),
          textOf(graph, policy, `${rule}.retainRule.intervalUnit`),
        ];
        const facts = [
          "copies of snapshots",
          kept[0] === undefined ? undefined : `retention ${kept[0]} ${String(kept[1] ?? "").toLowerCase()}`,
        ];
        const store = storeOf(policy, "EBS", of.name, facts);
        return [{ ...store, id: `${policy.urn} ${of.id} ${region}`, region: region || NO_REGION, kind: "copies" }];
      });
    },
  );
}
