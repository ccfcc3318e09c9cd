import { LISTENERS, LISTENER_RULES, LOAD_BALANCERS, TARGET_GROUPS } from "../../aws";
import { isTreeObject, valueOf, type Graph, type Resource, type ResourceOf, type Tree } from "../../graph";
import { certificateAt } from "../edge/certificate";
import type { ElementId } from "../model";
import type { Scene } from "../scene";
import { conditionOf, portOf, type Condition } from "./probe";

type TargetGroup = ResourceOf<typeof TARGET_GROUPS>;

/** What a balancer does with the requests of a listener, or of one of its rules. */
export type Action =
  | { readonly kind: "forward"; readonly groups: readonly { readonly group: TargetGroup; readonly weight: number }[] }
  /** Answered by the balancer itself, with success or a redirect. */
  | { readonly kind: "answer" }
  /** Answered with an error. */
  | { readonly kind: "refuse" }
  | { readonly kind: "unknown"; readonly reason: string };

/** One of the ways through a balancer. */
export interface Path {
  readonly label: string;
  readonly action: Action;
  /** Up while its certificate is valid; undefined without TLS. */
  readonly certificate: ElementId | undefined;
  /** Undefined where none is given. */
  readonly port: number | "unknown" | undefined;
  /** Of a rule; undefined for a default action. */
  readonly condition?: Condition;
}

/** Every way through a balancer: its listeners' default actions and their rules'. */
export function pathsOf(balancer: Resource, scene: Scene): { paths: Path[]; doubt: string | undefined } {
  const { graph } = scene;
  const listeners = graph.referrers(balancer, LISTENERS, "loadBalancerArn", LOAD_BALANCERS);
  const doubts = listeners.possible.map(
    ({ name }) => `Whether ${name} is a listener of ${balancer.name} is not known.`,
  );
  const paths = listeners.certain.flatMap((listener) => {
    const certificate = certificateAt(listener, ["certificateArn"], scene);
    const port = portOf(graph.number(listener, "port"));
    const rules = graph.referrers(listener, LISTENER_RULES, "listenerArn", LISTENERS);
    doubts.push(...rules.possible.map(({ name }) => `Whether ${name} is a rule of ${listener.name} is not known.`));
    return [
      { label: scene.nameOf(listener), action: actionOf(listener, "defaultActions", graph), certificate, port },
      ...rules.certain.map((rule) => ({
        label: scene.nameOf(rule),
        action: actionOf(rule, "actions", graph),
        certificate,
        port,
        condition: conditionOf(rule, graph),
      })),
    ];
  });
  if (listeners.certain.length === 0) doubts.push(`${balancer.name} has no listener among the resources.`);
  return { paths, doubt: doubts[0] };
}

/** The action that ends a list: authentications come before it. */
function actionOf(
  resource: ResourceOf<typeof LISTENERS | typeof LISTENER_RULES>,
  property: string,
  graph: Graph,
): Action {
  const list = graph.list(resource, property);
  if (list.kind !== "known") return { kind: "unknown", reason: `The ${property} of ${resource.name} are not known.` };
  const index = list.value.findIndex((one) => isTreeObject(one) && !String(one.type).startsWith("authenticate"));
  const action = list.value[index];
  const authenticates = list.value.length > 1;
  if (!isTreeObject(action)) return { kind: "unknown", reason: `The ${property} of ${resource.name} are not known.` };
  if (authenticates)
    return { kind: "unknown", reason: `${resource.name} asks an identity provider first, which is not modelled.` };
  if (action.type === "redirect") return { kind: "answer" };
  if (action.type === "fixed-response") return { kind: isError(action) ? "refuse" : "answer" };
  return action.type === "forward"
    ? forwardOf(resource, `${property}[${index}]`, graph)
    : { kind: "unknown", reason: `The action of ${resource.name} is not known.` };
}

function isError({ fixedResponse }: { readonly [key: string]: Tree }): boolean {
  const status = isTreeObject(fixedResponse) ? String(fixedResponse.statusCode ?? "") : "";
  return /^[45]/.test(status);
}

/** Without a weight a group counts 1 (provider: `weight`). */
function forwardOf(resource: Resource, path: string, graph: Graph): Action {
  const spots = [`${path}.targetGroupArn`];
  const weighted = valueOf(graph.list(resource, `${path}.forward.targetGroups`)) ?? [];
  weighted.forEach((_, index) => spots.push(`${path}.forward.targetGroups[${index}].arn`));
  const groups = new Map<TargetGroup, number>();
  for (const spot of spots) {
    const { certain, external, complete } = graph.references(resource, spot, TARGET_GROUPS);
    const [elsewhere] = external;
    if (elsewhere) return { kind: "unknown", reason: `The target group ${elsewhere} is not among the resources.` };
    if (!complete) return { kind: "unknown", reason: `Which target group ${resource.name} forwards to is not known.` };
    const weight = spot.endsWith(".arn") ? graph.number(resource, spot.replace(/arn$/, "weight"), 1) : undefined;
    if (weight?.kind === "unknown")
      return { kind: "unknown", reason: `The weights of ${resource.name} are not known.` };
    for (const group of certain) groups.set(group, weight?.value ?? groups.get(group) ?? 1);
  }
  const found = [...groups].map(([group, weight]) => ({ group, weight }));
  return found.length > 0
    ? { kind: "forward", groups: found }
    : { kind: "unknown", reason: `${resource.name} forwards to nothing.` };
}
