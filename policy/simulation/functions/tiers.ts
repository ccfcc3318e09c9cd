import { LOAD_BALANCERS } from "../../aws";
import { perGraph, valueOf, type Resource } from "../../graph";
import { elementsOf } from "../flow";
import type { ElementId, Flow } from "../model";
import type { Scene } from "../scene";
import { allowsFrom } from "../uses/security-groups";
import { names } from "../uses/settings";
import { computesOf } from "./computes";

/** Load balancers that no client of the internet reaches, and those of which that is not known. */
const internalBalancers = perGraph((graph) =>
  graph.ofType(...LOAD_BALANCERS).filter((one) => valueOf(graph.boolean(one, "internal", false)) !== false),
);

/**
 * A flow together with the internal tiers that it calls: what delivers it needs a load balancer whose security group allows its own, or that its
 * environment or user data name. Tiers call further ones.
 */
export function withTiers(flow: Flow, scene: Scene): { readonly flow: Flow; readonly tiers: readonly Resource[] } {
  if (internalBalancers(scene.graph).length === 0) return { flow, tiers: [] };
  const tiers = new Set<Resource>();
  return { flow: calling(flow, [], tiers, scene), tiers: [...tiers] };
}

function calling(flow: Flow, callers: readonly Resource[], tiers: Set<Resource>, scene: Scene): Flow {
  const inner = (one: Flow): Flow => calling(one, callers, tiers, scene);
  switch (flow.kind) {
    case "gate":
      return behind(flow, [flow.element], callers, tiers, scene);
    case "units":
      return behind(flow, flow.units, callers, tiers, scene);
    case "split":
      return { ...flow, parts: flow.parts.map((part) => ({ ...part, flow: inner(part.flow) })) };
    case "choose":
      return { ...flow, cases: flow.cases.map((one) => ({ ...one, flow: inner(one.flow) })) };
    case "part":
      return { ...flow, flow: inner(flow.flow) };
    // What leads clients to the hosts of a pool is beside it, with the same hosts.
    case "pool":
      return flow;
    case "least":
    case "best":
      return { ...flow, of: flow.of.map(inner) };
  }
}

function behind(
  flow: Flow,
  elements: readonly ElementId[],
  callers: readonly Resource[],
  tiers: Set<Resource>,
  scene: Scene,
): Flow {
  const computes = [...new Set(elements.flatMap((element) => computesOf(element, scene)))];
  const called = [...new Set(computes.flatMap((compute) => balancersOf(compute, scene)))];
  const before = [...callers, ...called];
  const further = called
    .filter((one) => !callers.includes(one))
    .flatMap((balancer): Flow[] => {
      const { flow: own } = scene.served(balancer);
      // One that leads back to its caller is its own entry, not a tier behind it.
      const targets = elementsOf(own).flatMap((element) => computesOf(element, scene));
      if (targets.some((target) => computes.includes(target))) return [];
      tiers.add(balancer);
      const needed = calling(own, before, tiers, scene);
      if (computes.some((compute) => calls(compute, balancer, scene) === true)) return [needed];
      const reason = `Whether ${computes.map((one) => scene.nameOf(one)).join(", ")} calls ${scene.nameOf(balancer)} is known only after deployment.`;
      return [{ kind: "best", of: [needed, { kind: "gate", element: scene.unknown(reason, balancer) }] }];
    });
  return further.length === 0 ? flow : { kind: "least", of: [flow, ...further] };
}

/** Those that a compute calls, or may call. */
function balancersOf(compute: Resource, scene: Scene): readonly Resource[] {
  return internalBalancers(scene.graph).filter(
    (balancer) => balancer.region === compute.region && calls(compute, balancer, scene) !== false,
  );
}

/** Undefined where that is not known. */
function calls(compute: Resource, balancer: Resource, { graph }: Scene): boolean | undefined {
  const allowed = allowsFrom([balancer], compute, graph);
  const may = allowed === false ? names(compute, [balancer], graph) : allowed;
  return may === true && graph.boolean(balancer, "internal", false).kind === "unknown" ? undefined : may;
}
