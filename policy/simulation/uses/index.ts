import { BUCKETS, VPCS } from "../../aws";
import { NO, perGraph, unknown, valueOf, YES, type Answer, type Graph, type Reading, type Resource } from "../../graph";
import { accountOf, arnOf, differ, identityDecision, roleRequest, type RoleOf } from "../../permissions";
import { roleOfCompute } from "../compute-role";
import type { ElementId } from "../model";
import type { Scene } from "../scene";
import { storesOf, type Store } from "../stores";
import { entriesOf } from "./proxies";
import { allowsFrom, groupsOf, groupsOfStore, type Groups } from "./security-groups";
import { names } from "./settings";
import { actionOn, candidatesFor } from "./candidates";

/** That a compute uses a store, and what says so. */
export interface Use {
  readonly store: Store;
  readonly isCertain: boolean;
  /** A sentence. */
  readonly evidence: string;
}

/** A use by the number of its store: scenes of one graph have the same stores in the same order. */
type NumberedUse = Omit<Use, "store"> & { readonly index: number };

const uses = perGraph(() => new Map<Resource, readonly NumberedUse[]>());

/**
 * The stores that a compute uses, as far as the graph shows it: by a security group that allows it, by what its role may do with just that
 * store, or by settings that name it.
 */
export function usesOf(compute: Resource, scene: Scene): readonly Use[] {
  const { graph } = scene;
  const known = uses(graph);
  const stores = storesOf(scene);
  const found =
    known.get(compute) ??
    candidatesFor(compute, stores, graph).flatMap((index) => {
      const use = useOf(compute, stores[index]!, scene);
      return use ? [{ ...use, index }] : [];
    });
  known.set(compute, found);
  return found.map(({ index, ...use }) => ({ ...use, store: stores[index]! }));
}

function useOf(compute: Resource, store: Store, scene: Scene): Omit<Use, "store"> | undefined {
  const { graph } = scene;
  const name = scene.nameOf(compute);
  const entries = entriesOf(store.resources, graph);
  const isAllowed = allowsFrom(entries, compute, graph);
  if (isAllowed === true)
    return { isCertain: true, evidence: `A security group of ${store.name} allows that of ${name}.` };
  if (names(compute, entries, graph))
    return { isCertain: true, evidence: `The environment or user data of ${name} names ${store.name}.` };
  const role = roleOfCompute(compute, graph);
  const may = role ? mayUse(role, store, compute.region, scene) : NO;
  if (may.is === "no" && isAllowed === undefined) {
    const evidence = `Which security groups ${name} and ${store.name} have is known only after deployment.`;
    return { isCertain: false, evidence };
  }
  if (may.is === "no") return undefined;
  const evidence = may.is === "yes" ? `The role of ${name} may use ${store.name}, and not any other.` : may.why;
  return { isCertain: may.is === "yes", evidence };
}

/** By role, store and Region: the same for every scene of a graph. */
const decided = perGraph(() => new Map<string, Answer>());

/** Whether a role is made for a store: it may use that one, and not whatever store. */
function mayUse(role: RoleOf, store: Store, region: string | undefined, scene: Scene): Answer {
  const [primary] = store.resources;
  const action = primary && actionOn(primary);
  if (primary === undefined || action === undefined) return NO;
  // A store of another account needs its consent as well; the graph shows none.
  if (differ(accountOf(primary, scene.graph), accountOf(role, scene.graph))) return NO;
  const cache = decided(scene.graph);
  const key = `${role.urn} ${primary.urn} ${region}`;
  const before = cache.get(key);
  if (before) return before;
  const may = (arn: string) => allowed(role, action, arn, scene);
  const answers = arnsOf(store, region, scene).map(may);
  const any = answers.find(({ is }) => is === "yes") ?? answers.find(({ is }) => is === "unknown") ?? NO;
  const result =
    any.is === "yes" ? ownUse(role, may(`${arnOf(primary, scene.graph)}-another-that-is-not-there`)) : meant(any);
  cache.set(key, result);
  return result;
}

/** By what the role's policies allow; what is not known to deny it does not. */
function allowed(role: RoleOf, action: string, arn: string, { graph }: Scene): Answer {
  const decision = identityDecision(role, roleRequest(role, action, arn, graph), graph);
  return decision.denied.is === "yes" ? NO : decision.allowed;
}

/** A role that may use whatever store says nothing of one. */
function ownUse(role: RoleOf, whatever: Answer): Answer {
  return whatever.is === "yes" ? unknown(`The role ${role.name} may use any store: which it uses is not known.`) : YES;
}

/** A policy of AWS's own, whose text is not in the program, names no customer's store. */
function meant(answer: Answer): Answer {
  return answer.is === "unknown" && answer.why.includes(":iam::aws:policy/") ? NO : answer;
}

function arnsOf({ resources }: Store, region: string | undefined, scene: Scene): string[] {
  const [primary] = resources;
  const arns = resources.map((one) => arnOf(one, scene.graph));
  if (primary && BUCKETS.some((type) => type === primary.type)) return arns.map((arn) => `${arn}/object`);
  // A replica of a table has its name, in its Region.
  const there =
    primary?.region === undefined || region === undefined
      ? []
      : [arns[0]!.replace(`:${primary.region}:`, `:${region}:`)];
  return [...new Set([...there, ...arns])];
}

/** Up while a compute has all of the data that it uses, from its own Region. */
export function dataOf(compute: Resource, scene: Scene): ElementId {
  const elements = usesOf(compute, scene).map(({ store, isCertain, evidence }) => {
    const element = scene.all([fromRegion(store, compute.region), between(compute, store, scene)], store.name);
    return isCertain ? element : scene.any([element, scene.unknown(evidence)], evidence);
  });
  return scene.all(elements, `the data of ${scene.nameOf(compute)}`);
}

/** Up while the stores are there that health checks of a path ask for, as far as the setting `checks` says so. */
export function askedBy(path: Reading<string>, region: string | undefined, scene: Scene): ElementId {
  const { checks } = scene.settings;
  if (typeof checks !== "object") return scene.up;
  if (path.kind === "unknown") return scene.unknown("The path of a health check is not known.");
  const name = path.kind === "known" ? path.value : "/";
  const asked = Object.hasOwn(checks, name) ? (checks[name] ?? []) : [];
  const stores = storesOf(scene);
  const elements = asked.map((one) => {
    const store = stores.find((other) => other.name === one);
    return store ? fromRegion(store, region) : scene.unknown(`The setting checks names ${one}, which is no store.`);
  });
  return scene.all(elements, `what ${name} asks for`);
}

/** A store as clients of a Region have it. */
function fromRegion(store: Store, region: string | undefined): ElementId {
  return store.from?.(region) ?? store.write.serves;
}

/** The default VPC is that of security groups which name none. */
const DEFAULT = "default";

/** The VPCs of some security groups; undefined for one that is not known. */
function networksOf(groups: readonly Groups[], graph: Graph): ReadonlySet<string | undefined> {
  const all = groups.flatMap(({ certain }) => certain);
  return new Set(
    all.map((group) => {
      const named = graph.string(group, "vpcId");
      if (named.kind === "missing") return DEFAULT;
      return graph.references(group, "vpcId", VPCS).certain[0]?.urn ?? valueOf(named);
    }),
  );
}

/** What joins two networks, such as a transit gateway or a peering connection, is not followed: in doubt where a compute and a store have no VPC in common. */
function between(compute: Resource, { name, resources }: Store, scene: Scene): ElementId {
  const { graph } = scene;
  const own = networksOf([groupsOf(compute, graph)], graph);
  const there = networksOf(groupsOfStore(entriesOf(resources, graph), graph), graph);
  const isJoined = [...own].some((vpc) => vpc !== undefined && there.has(vpc));
  if (own.size === 0 || there.size === 0 || isJoined) return scene.up;
  const reason = `How ${scene.nameOf(compute)} reaches ${name}, which may be in another VPC, is not followed.`;
  return scene.opaque(compute, "external", reason);
}
