import { checkComputePair } from "../compute/checks";
import { overlap, parseCidr } from "../../lib/cidr";
import { formatDuration } from "../../lib/duration";
import { pathText, type Problem } from "../config/problems";
import { NAMESPACE, type AreaName, type Areas } from "../config/schema";
import { isGroup } from "../config/schema-at";
import { show } from "../config/show";

/** The areas in which the two stacks must say the same, or each would build to another plan. */
const SHARED = [
  "workload",
  "active",
  "dns",
  "standby",
  "databases",
  "tables",
  "buckets",
  "volumes",
  "keys",
  "backup",
  "queues",
  "topics",
  "functions",
  "streams",
  "buses",
  "alerts",
  "monitoring",
  "trail",
  "experiments",
] as const satisfies readonly AreaName[];

/** The areas of one stack that fit their schemas. */
type Side = Partial<Areas>;

/** The mistakes that only show when both stacks' settings are held against each other. An area is skipped where one of the stacks has a mistake in it. */
export function checkPair(primary: Side, secondary: Side): Problem[] {
  const both = SHARED.filter((area) => Object.hasOwn(primary, area) && Object.hasOwn(secondary, area));
  return [
    ...roles(primary, secondary),
    ...both.flatMap((area) => differences(`${NAMESPACE}:${area}`, [], primary[area], secondary[area])),
    ...addresses(primary, secondary),
    ...checkComputePair(primary.compute, secondary.compute),
  ];
}

function roles({ role: first = "primary" }: Side, { role: second = "secondary" }: Side): Problem[] {
  if (first === "primary" && second === "secondary") return [];
  return [
    {
      path: "holdfast:role",
      message: `the two stacks are ${first} and ${second}`,
      fix: "One stack has the role primary, the other secondary.",
    },
  ];
}

/** Each value that the two sides have, and have otherwise. */
function differences(key: string, path: PropertyKey[], a: unknown, b: unknown): Problem[] {
  if (isGroup(a) && isGroup(b)) {
    const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    return names.flatMap((name) => differences(key, [...path, name], a[name], b[name]));
  }
  if (JSON.stringify(a) === JSON.stringify(b)) return [];
  return [
    {
      path: pathText(key, path),
      message: `${written(path, a)} in the primary's stack and ${written(path, b)} in the secondary's`,
      fix: "Keep it in Pulumi.yaml, which both stacks share, and take it out of the stack files.",
    },
  ];
}

/** The settings of these names are durations, which were read into seconds. */
const DURATIONS: PropertyKey[] = ["rto", "rpo", "interval"];

function written(path: PropertyKey[], value: unknown): string {
  const isDuration = typeof value === "number" && DURATIONS.includes(path.at(-1)!);
  return isDuration ? formatDuration(value) : show(value);
}

/** Blocks that overlap can never be routed to each other: no peering, no transit gateway, no replication over private addresses. */
function addresses(primary: Side, secondary: Side): Problem[] {
  const [a, b] = [primary.network?.cidr, secondary.network?.cidr];
  if (a === undefined || b === undefined || !overlap(parseCidr(a)!, parseCidr(b)!)) return [];
  return [
    {
      path: "holdfast:network.cidr",
      message: `the primary's ${a} and the secondary's ${b} overlap`,
      fix: "Allowed: blocks without a common address, such as 10.10.0.0/16 and 10.20.0.0/16.",
    },
  ];
}
