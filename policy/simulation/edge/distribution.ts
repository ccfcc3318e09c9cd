import { DISTRIBUTION_CHANGE } from "../../../facts/recovery/edge";
import { BUCKETS, DISTRIBUTION } from "../../aws";
import { isOfType, isTreeList, isTreeObject, valueOf, type Resource, type ResourceOf, type Tree } from "../../graph";
import { liveAtoms } from "../atoms";
import { targetAt } from "../dns/targets";
import { figureOf } from "../figures";
import type { ElementId, Flow, Served, SplitPart } from "../model";
import { accountOf } from "../place";
import { reader } from "../readers/reader";
import type { Scene } from "../scene";
import { storeOf } from "../stores";
import { manualStep } from "../stores/steps";
import { certificateAt } from "./certificate";

type Distribution = ResourceOf<typeof DISTRIBUTION>;

/** Methods that CloudFront fails over for (high_availability_origin_failover.html); a request of another one reaches the first origin only. */
const FAILED_OVER = ["GET", "HEAD", "OPTIONS"];

/**
 * A CloudFront distribution: its edges are in no Region; what it delivers are its origins. Objects that edges have cached are not counted.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html
 */
export const distributionReader = reader({
  types: [DISTRIBUTION],
  understands: [
    ...([
      "aliases",
      "cacheTagConfig",
      "comment",
      "customErrorResponses",
      "defaultCacheBehavior",
      "defaultRootObject",
    ] as const),
    ...(["enabled", "httpVersion", "isIpv6Enabled", "loggingConfig", "orderedCacheBehaviors", "originGroups"] as const),
    ...(["origins", "priceClass", "restrictions", "retainOnDelete", "tags", "tagsAll", "viewerCertificate"] as const),
    ...(["waitForDeployment", "webAclId", "staging"] as const),
  ],
  read: (distribution, scene) => scene.served(distribution).capability,
  serve(distribution, scene) {
    const { graph } = scene;
    const isEnabled = valueOf(graph.boolean(distribution, "enabled", true));
    const own = isEnabled === false ? scene.down : edges(distribution, scene);
    const ways = behaviours(distribution, scene).map(({ label, target, isReadOnly }) => ({
      label,
      served: servedBy(distribution, target, isReadOnly, scene),
    }));
    const [only] = ways;
    const parts = ways.map(({ label, served }): SplitPart => ({
      label,
      weight: undefined,
      chosen: scene.up,
      flow: served.flow,
    }));
    const flow: Flow =
      only && ways.length === 1
        ? only.served.flow
        : { kind: "split", parts, why: "each request takes the way of its path" };
    const could = scene.any(
      ways.map(({ served }) => served.capability),
      `an origin of ${scene.nameOf(distribution)}`,
    );
    const probe: Flow = { kind: "least", of: [{ kind: "gate", element: own }, flow] };
    const certificate = certificateAt(distribution, ["viewerCertificate.acmCertificateArn"], scene) ?? scene.up;
    return {
      flow: { kind: "least", of: [probe, { kind: "gate", element: certificate }] },
      probe,
      capability: scene.all([own, could], `${scene.nameOf(distribution)} could serve`, distribution),
      isStatic: ways.every(({ served }) => served.isStatic === true),
    };
  },
});

function edges(distribution: Distribution, scene: Scene): ElementId {
  const atoms = liveAtoms({ account: accountOf(distribution) });
  return scene.leaf(atoms, `the distribution ${scene.nameOf(distribution)}`, { resource: distribution });
}

interface Behaviour {
  readonly label: string;
  readonly target: string | undefined;
  readonly isReadOnly: boolean;
}

function behaviours(distribution: Distribution, { graph }: Scene): Behaviour[] {
  const ordered = valueOf(graph.list(distribution, "orderedCacheBehaviors")) ?? [];
  const paths = ["defaultCacheBehavior", ...ordered.map((_, index) => `orderedCacheBehaviors[${index}]`)];
  const all = paths.map((path): Behaviour => {
    const methods = graph.strings(distribution, `${path}.allowedMethods[*]`);
    return {
      label: valueOf(graph.string(distribution, `${path}.pathPattern`)) ?? "every other path",
      target: valueOf(graph.string(distribution, `${path}.targetOriginId`)),
      isReadOnly: methods.why === undefined && methods.certain.every((method) => FAILED_OVER.includes(method)),
    };
  });
  // Behaviours that lead to the same origin are one way.
  return [...new Map(all.map((one) => [`${one.target} ${one.isReadOnly}`, one])).values()];
}

/** What an origin, or a group of two, delivers. */
function servedBy(distribution: Distribution, target: string | undefined, isReadOnly: boolean, scene: Scene): Served {
  const groups = valueOf(scene.graph.list(distribution, "originGroups")) ?? [];
  const group = groups.find((one) => isTreeObject(one) && one.originId === target);
  if (!isTreeObject(group)) return origin(distribution, target, scene);
  const ids = isTreeList(group.members) ? group.members.map((member) => textOf(member, "originId")) : [];
  const [first, second, ...more] = ids.map((id) => origin(distribution, id, scene));
  if (!first || !second || more.length > 0) return origin(distribution, undefined, scene);
  const isPage = second.isStatic === true && first.isStatic !== true;
  const why = isPage ? "a page instead of the service" : "reads only";
  const failedOver: Flow = isReadOnly && !isPage ? second.flow : { kind: "part", flow: second.flow, why };
  return {
    flow: { kind: "best", of: [first.flow, failedOver] },
    capability: scene.any([first.capability, second.capability], `an origin of ${target}`),
    isStatic: first.isStatic === true && second.isStatic === true,
  };
}

function origin(distribution: Distribution, id: string | undefined, scene: Scene): Served {
  const list = valueOf(scene.graph.list(distribution, "origins")) ?? [];
  const found = list.find((one) => isTreeObject(one) && one.originId === id);
  const domain = textOf(found, "domainName");
  if (id === undefined || domain === undefined) {
    return gate(scene.unknown(`An origin of ${distribution.name} is known only after deployment.`, distribution));
  }
  const target = targetAt(domain, scene.graph);
  if (target.is === "resource") return orReplica(distribution, target.resource, scene.served(target.resource), scene);
  const [record] = target.is === "set" ? target.records : [];
  return record
    ? scene.served(record)
    : gate(
        scene.elsewhere(`the origin ${domain}`, target.is === "elsewhere" ? target.region : undefined, distribution),
      );
}

/**
 * A bucket, or once that fails, its replica in another Region, which a person makes the origin: through the control plane of CloudFront, which is in
 * us-east-1 (https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html).
 */
function orReplica(distribution: Distribution, bucket: Resource, own: Served, scene: Scene): Served {
  const store = isOfType(bucket, ...BUCKETS) ? storeOf(bucket, scene) : undefined;
  const others = store?.resources.filter(({ region }) => region !== bucket.region) ?? [];
  const there = others.flatMap(({ region }) => store?.from?.(region) ?? []);
  if (there.length === 0) return own;
  const lost = scene.of(bucket);
  const replica = scene.any(there, `a replica of ${scene.nameOf(bucket)}`);
  const { done } = manualStep(scene, {
    id: `make a replica of ${scene.nameOf(bucket)} the origin of ${scene.nameOf(distribution)}`,
    lost,
    by: replica,
    plane: "cloudfront",
    region: "us-east-1",
    commands: 1,
    takes: [figureOf(DISTRIBUTION_CHANGE)],
    resource: distribution,
  });
  return {
    ...own,
    flow: { kind: "best", of: [own.flow, { kind: "gate", element: done }] },
    capability: scene.any([own.capability, replica], `${scene.nameOf(bucket)}, or its replica`),
  };
}

function textOf(tree: Tree | undefined, key: string): string | undefined {
  const value = isTreeObject(tree) ? tree[key] : undefined;
  return typeof value === "string" ? value : undefined;
}

function gate(element: ElementId): Served {
  return { flow: { kind: "gate", element }, capability: element };
}
