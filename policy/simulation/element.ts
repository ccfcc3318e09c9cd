import type { Read } from "../../facts/published";
import type { Resource } from "../graph";

/** A property that an answer was read from. */
export interface Given {
  readonly urn: string;
  /** Such as `healthCheck.interval`. */
  readonly property: string;
  readonly value: string | number | boolean;
  /** The program has none: what AWS or the provider makes of that. */
  readonly isDefault: boolean;
}

/**
 * Where something runs. `zone` is an Availability Zone's name (us-east-1a) or its id (use1-az1), as the resource has it;
 * the two are never compared with each other. A part that is not known is left out.
 */
export interface Place {
  /** Undefined where it is the account of the stack, as almost always. */
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  readonly zone?: string | undefined;
  /** What says so. */
  readonly given?: Given | undefined;
}

export const ATOM_KINDS = [
  ...["host", "zone", "region", "service", "plane", "key", "content", "rights", "account", "link", "certificate"],
  "release",
] as const;

/**
 * What fails on its own. `host:web#3`, `zone:us-east-1/us-east-1a`, `region:us-east-1`, `service:dynamodb@us-east-1` (its
 * data plane), `plane:ec2.launch@us-east-1` (no running thing: steps need it), `key:orders`, `content:orders`,
 * `rights:<account>`, `account:<id>`, `link:us-east-1~us-west-2`, `certificate:shop.example.com`, `release:web`.
 * Made with the functions of atoms.ts only.
 */
export type Atom = `${string}:${string}`;

/** The number of an element within its scene. */
export type ElementId = number;

/**
 * How an element's state follows from those that it is made of.
 * - leaf: up while none of its atoms fails; `unknown` leaves are never surely up and never surely down
 * - delay: as its only kid, but a change to up takes `rise` and a change to down `fall`; a kid that changes back sooner
 *   is not noticed. Detection, DNS caches, launches and people's steps are delays.
 * - latch: up from when its only kid first is, whatever that is later: what an automation engages and only a person releases
 */
export type Op = "leaf" | "all" | "any" | "atLeast" | "not" | "delay" | "latch";

/** Whether an atom may be one of what is not known of. */
export type Doubt = (atom: Atom) => boolean;

export interface Element {
  readonly id: ElementId;
  readonly op: Op;
  readonly kids: readonly ElementId[];
  /** Of atLeast: how many kids. */
  readonly k: number;
  readonly atoms: readonly Atom[];
  /** Of a leaf: fails, perhaps, with any of these; undefined for none. */
  readonly mayFailWith?: Doubt | undefined;
  readonly resource?: Resource | undefined;
  /** What it is, for `--explain`: "the instance web-1", "hc-web is healthy". */
  readonly why: string;
  /** Of a leaf: what says where it is. */
  readonly given?: Given | undefined;
  /** Of a leaf: why its state can't be known, a sentence. */
  readonly opaque?: string | undefined;
  readonly rise?: Figure | undefined;
  readonly fall?: Figure | undefined;
  /** The id of the step whose effect it is. */
  readonly step?: string | undefined;
}

/** How well a figure is known: computed from the resources, promised in an SLA, called typical by AWS, or assumed. */
export type Bound = "resource" | "SLA" | "typical" | "none";

export interface Figure {
  readonly seconds: number;
  /** `3 x (10 s + 6 s) = 48 s`. */
  readonly arithmetic: string;
  /** AWS's page, or the setting. */
  readonly source: string;
  readonly bounded: Bound;
  /** At least, where it is not known whether it is as much as `seconds`. */
  readonly least?: number | undefined;
  /** What was read of AWS's for it; undefined for settings, and for what is computed from the resources. */
  readonly read?: Read | undefined;
  /** The properties that it was computed from. */
  readonly given?: readonly Given[] | undefined;
}

/** What a step can't do without, such as a control plane, a key, an image in the Region, or a notified person. */
export interface Need {
  /** "the control plane of Route 53, in us-east-1". */
  readonly what: string;
  readonly element: ElementId;
}

/** Something that happens after a fault: a detection, a promotion, a launch, a command. */
export interface Step {
  /** Readable and the same from run to run: `promote orders`, `detect hc-web`, `ttl shop.example.com A`. */
  readonly id: string;
  readonly title: string;
  readonly by: "itself" | "person";
  /** It begins when this is up. */
  readonly after: ElementId;
  readonly takes: readonly Figure[];
  readonly needs: readonly Need[];
  /** Data that it gives up, as its age: promoting an asynchronous replica gives up the lag. */
  readonly loses?: Figure | undefined;
  /** The properties that make it happen. */
  readonly given?: readonly Given[] | undefined;
  /** Up once it is done. */
  readonly done: ElementId;
  readonly resource?: Resource | undefined;
}

/** What a reader gives for a step; `done` is made of it. */
export type NewStep = Omit<Step, "done" | "title"> & { readonly title?: string };
