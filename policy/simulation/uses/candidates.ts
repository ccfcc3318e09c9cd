import { BUCKETS, DYNAMODB_TABLE, TABLE_REPLICA } from "../../aws";
import { append, type Graph, type Resource } from "../../graph";
import { accountOf } from "../../permissions";
import { roleOfCompute } from "../compute-role";
import type { Store } from "../stores";
import { entriesOf } from "./proxies";
import { groupsOf, groupsOfStore, reachedBy } from "./security-groups";
import { namedBy, namesOf } from "./settings";

/** Data actions on what has no network of its own. */
const ACTIONS: Readonly<Record<string, string>> = {
  [DYNAMODB_TABLE]: "dynamodb:GetItem",
  [TABLE_REPLICA]: "dynamodb:GetItem",
  ...Object.fromEntries(BUCKETS.map((type) => [type, "s3:GetObject"])),
};

/** What a role has to be allowed to use a store by permissions alone; undefined where a network decides. */
export const actionOn = ({ type }: Resource): string | undefined => ACTIONS[type];

/** The numbers of stores, by what may join a compute to them. */
interface Index {
  readonly byGroup: Map<Resource, number[]>;
  /** With security groups, known or not. */
  readonly grouped: number[];
  /** With security groups of which not all are known. */
  readonly open: number[];
  readonly byName: Map<string, number[]>;
  readonly byUrn: Map<string, number[]>;
  /** Those that permissions alone decide over. */
  readonly byAccount: Map<string | undefined, number[]>;
}

const indexes = new WeakMap<Graph, Index>();

/** @param stores the same for every scene of a graph */
function indexOf(stores: readonly Store[], graph: Graph): Index {
  const made = indexes.get(graph) ?? indexed(stores, graph);
  indexes.set(graph, made);
  return made;
}

function indexed(stores: readonly Store[], graph: Graph): Index {
  const index: Index = {
    byGroup: new Map(),
    grouped: [],
    open: [],
    byName: new Map(),
    byUrn: new Map(),
    byAccount: new Map(),
  };
  stores.forEach(({ resources }, number) => {
    const entries = entriesOf(resources, graph);
    const groups = groupsOfStore(entries, graph);
    for (const { certain } of groups) for (const group of certain) append(index.byGroup, group, number);
    if (groups.some(({ isOpen }) => isOpen)) index.open.push(number);
    if (groups.some(({ certain, isOpen }) => isOpen || certain.length > 0)) index.grouped.push(number);
    for (const one of entries) {
      append(index.byUrn, one.urn, number);
      for (const name of namesOf(one, graph)) append(index.byName, name, number);
    }
    const [primary] = resources;
    if (primary && actionOn(primary) !== undefined) append(index.byAccount, accountOf(primary, graph), number);
  });
  return index;
}

/** The numbers of the stores that anything may join to a compute, in their order: of others nothing says that it uses them. */
export function candidatesFor(compute: Resource, stores: readonly Store[], graph: Graph): readonly number[] {
  const index = indexOf(stores, graph);
  const found = new Set<number>();
  const add = (numbers: readonly number[] = []) => numbers.forEach((number) => found.add(number));
  const reached = reachedBy(compute, graph);
  for (const group of reached) add(index.byGroup.get(group));
  if (groupsOf(compute, graph).isOpen) add(index.grouped);
  else if (reached.size > 0) add(index.open);
  const { words, urns } = namedBy(compute, graph);
  for (const word of words) add(index.byName.get(word));
  for (const urn of urns) add(index.byUrn.get(urn));
  const role = roleOfCompute(compute, graph);
  const account = role && accountOf(role, graph);
  // A store of another account needs its consent as well, of which the graph shows nothing.
  if (role) for (const [of, numbers] of index.byAccount) if (of === account || !of || !account) add(numbers);
  return [...found].sort((a, b) => a - b);
}
