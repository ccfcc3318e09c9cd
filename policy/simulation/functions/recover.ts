import { groupedBy, perGraph, type Graph, type Resource } from "../../graph";
import type { ElementId } from "../model";
import type { Scene } from "../scene";

/** Control planes that are in one Region for all (https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html). */
const ONE_PLACE: Readonly<Record<string, readonly [plane: string, region: string]>> = {
  iam: ["iam", "us-east-1"],
  route53: ["route53", "us-east-1"],
  cloudfront: ["cloudfront", "us-east-1"],
  s3: ["s3.config", "us-east-1"],
  globalaccelerator: ["globalaccelerator", "us-west-2"],
  organizations: ["organizations", "us-east-1"],
};

/** Modules of the provider whose resources another service makes. */
const PLANES: Readonly<Record<string, string>> = { lb: "elb", alb: "elb", ebs: "ec2", autoscaling: "autoscaling" };

const byStack = perGraph((graph: Graph) =>
  groupedBy(
    graph.resources.filter(({ custom, type }) => custom && type.startsWith("aws:")),
    ({ stack }) => stack,
  ),
);

/**
 * `recover <stack>`: whether `pulumi up` of a stack can be done. It needs the control planes of the services that the stack has resources
 * of in its Regions, those that are in one Region for all as far as something of theirs has to change, and what is in no stack: its state,
 * the key or passphrase of its secrets, and credentials.
 */
export function findRecovering(scene: Scene): void {
  for (const [stack, resources] of byStack(scene.graph)) {
    const { own, global } = planesOf(resources, scene);
    const reason = `Whether pulumi up of ${stack} has to change what ${[...global.keys()].sort().join(", ")} makes is not known.`;
    const shared = scene.all([...global.values()], `the global control planes that ${stack} uses`);
    const changes = global.size === 0 ? scene.up : scene.any([shared, scene.unknown(reason)], reason);
    const element = scene.all([...own.values(), changes, backend(stack, scene)], `pulumi up of ${stack}`);
    scene.fn({ id: `recover ${stack}`, kind: "recover", resources: [], flow: { kind: "gate", element } });
  }
}

function planesOf(resources: readonly Resource[], scene: Scene) {
  const [own, global] = [new Map<string, ElementId>(), new Map<string, ElementId>()];
  for (const { type, region } of resources) {
    const module = type.slice("aws:".length, type.indexOf("/"));
    const shared = ONE_PLACE[module];
    if (shared) global.set(`${shared[0]}@${shared[1]}`, scene.plane(...shared));
    const plane = PLANES[module] ?? module;
    if (!shared && region !== undefined) own.set(`${plane}@${region}`, scene.plane(plane, region));
  }
  return { own, global };
}

/** Where the state is, and how its secrets are decrypted, is in no export: in doubt under every fault. */
function backend(stack: string, scene: Scene): ElementId {
  return scene.elsewhere(`The state backend and secrets provider of ${stack}`, undefined);
}
