import type { Graph, Resource } from "../../policy/graph";
import type { CountedQuota, Price } from "../estimate/cost";
import type { FrontPicture, GroupPicture } from "../report/page/model/picture";
import type { Setting } from "../setting";

/** What estimate and page know of the resource types that one kind of compute has. */
export interface KindTypes {
  /** By type, what is paid for while nothing is used. */
  prices: Readonly<Record<string, Price>>;
  quotas: readonly CountedQuota[];
  /** The settings behind what rules find. */
  settings: readonly Setting[];
  groups: readonly DrawnGroup[];
  fronts: readonly DrawnFront[];
  /** By type, the inputs that decide how it fails, in reading order. */
  keyInputs: Readonly<Record<string, string>>;
  parts: readonly PartOf[];
  servants: readonly Servant[];
}

/** A type that runs several of one thing in subnets. */
export interface DrawnGroup {
  type: string;
  /** Where its subnets, its target groups, and its Availability Zones without subnets are. */
  subnets: string;
  targetGroups: string;
  zones: readonly string[];
  picture(graph: Graph, group: Resource, zones: number[], placed: boolean): GroupPicture;
}

/** A type that users reach without a load balancer. */
export interface DrawnFront {
  type: string;
  picture(graph: Graph, front: Resource): FrontPicture;
  /** What is behind a DNS name. */
  named(graph: Graph, name: string): Resource | undefined;
}

/** Types of a resource that is part of the one that its property refers to. */
export type PartOf = readonly [types: RegExp, path: string, to: readonly string[]];

/** A property by which a resource uses another one as a part. */
export type Servant = readonly [type: string, path: string, servant: string];
