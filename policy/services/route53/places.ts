import { ALB_LOAD_BALANCER, CLASSIC_LOAD_BALANCER, EC2_INSTANCE, ELASTIC_IP, LOAD_BALANCER } from "../../aws";
import { merged, type Found, type Graph, type Resource } from "../../graph";
import { aliasOf, regionOfName, type AliasTarget } from "./alias-target";
import { membersOf, normalName } from "./record-set";

/** The place of CloudFront, which is in no one region. */
export const EVERYWHERE = "every region";

/** Where the answers of a record are served from: Regions, and EVERYWHERE. Without `why` there is at least one. */
type Places = Found<string>;

/** What a non-alias record's values may refer to. */
const VALUE_TYPES = [ELASTIC_IP, EC2_INSTANCE, LOAD_BALANCER, ALB_LOAD_BALANCER, CLASSIC_LOAD_BALANCER];

function together(parts: readonly Places[]): Places {
  const whys = new Set(parts.flatMap(({ why }) => why ?? []));
  return { ...merged(parts), why: whys.size > 0 ? [...whys].join(" ") : undefined };
}

function place(name: string): Places {
  return { certain: [name], possible: [] };
}

function doubt(sentence: string): Places {
  return { certain: [], possible: [], why: sentence };
}

function ofValues(record: Resource, graph: Graph): Places {
  const found = graph.references(record, "records[*]", VALUE_TYPES);
  const made = found.certain.map((one) =>
    one.region ? place(one.region) : doubt(`The region of ${one.name} is not known.`),
  );
  const others = found.external.map((value) => {
    const region = regionOfName(normalName(value));
    return region ? place(region) : doubt(`The Region of ${value} is not known.`);
  });
  const rest = found.complete ? [] : [doubt("Its values are known only after deployment.")];
  const all = together([...made, ...others, ...rest]);
  return all.certain.length > 0 || all.why !== undefined ? all : doubt("It has no values.");
}

function ofTarget(target: AliasTarget, graph: Graph, seen: readonly Resource[]): Places {
  if (target.kind === "CloudFront") return place(EVERYWHERE);
  if (target.kind === "Global Accelerator") {
    return doubt(`The regions of ${target.label} are those of its endpoint groups, which are not followed.`);
  }
  if (!target.set) return target.region ? place(target.region) : doubt(`The region of ${target.label} is not known.`);
  const { certain, possible } = membersOf(target.set, graph);
  const parts = certain.map((member) => placesOf(member, graph, seen));
  const open = possible.map((member) => doubt(`Whether ${member.name} answers for ${target.label} is not known yet.`));
  if (parts.length + open.length === 0) return doubt(`The records of ${target.label} are not among what is judged.`);
  return together([...parts, ...open]);
}

/** Where a record's answers are served from; an alias to other records is followed through all of them. */
export function placesOf(record: Resource, graph: Graph, seen: readonly Resource[] = []): Places {
  // Route 53 refuses a loop; a program may still have one.
  if (seen.includes(record)) return doubt(`${record.name} leads back to itself.`);
  const alias = aliasOf(record, graph);
  if (alias.kind === "none") return ofValues(record, graph);
  if (alias.kind === "unknown") return doubt(alias.reason);
  return ofTarget(alias.target, graph, [...seen, record]);
}
