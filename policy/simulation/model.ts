import type { Resource } from "../graph";
import type { Read } from "../../facts/published";
import type { ATOM_KINDS, Atom, Bound, ElementId, Figure, Given, Need, Place } from "./element";

export * from "./element";

/** A copy of a store's contents. */
export interface Copy {
  /** Readable and unique: `orders`, `orders replica us-west-2`, `orders point-in-time`. */
  readonly id: string;
  /** The store's logical name, as in `keep <store>`. */
  readonly store: string;
  readonly place: Place;
  /** What takes the copy with it when it is gone for good: hosts, zones, Regions, keys, accounts. */
  readonly atoms: readonly Atom[];
  readonly kind: "live" | "replica" | "history" | "backup";
  /** How old its contents may be; history: how far its newest restorable point is behind. */
  readonly lag: Figure;
  /** Not even the account's administrator can delete it: compliance mode, an air-gapped vault, another account. */
  readonly locked: boolean | "unknown";
  /** The id of the copy whose changes it takes over, spoilt contents and deletions included; undefined where it does not. */
  readonly follows?: string | undefined;
  /** What it lacks comes over once its source is back, also after it was written itself; otherwise that is given up. */
  readonly catchesUp?: boolean | undefined;
  /** Up while it can be read or restored from; default: while its atoms are up. */
  readonly reachable: ElementId;
  readonly resource: Resource;
  /** The properties that it is there by. */
  readonly given?: readonly Given[] | undefined;
}

/**
 * How much of the need a function meets, 0 to 1.
 * - gate: all or nothing
 * - units: as many of `units` as are up, of `need`; `ofShare`: within a split, of that part's share of `need`
 * - split: clients go to those parts that are `chosen` (always one at least), by weight; undefined weights: shares are not known
 * - choose: all clients go to the one case whose `when` is up (always exactly one)
 * - part: some of what `flow` delivers, not known how much: a page instead of the service, reads without writes
 * - pool: the hosts of those parts that are chosen carry `load` together, wherever it was before
 * - least: the smallest of several, where each request needs all
 * - best: the largest of several
 */
export type Flow =
  | { readonly kind: "gate"; readonly element: ElementId }
  | {
      readonly kind: "units";
      readonly units: readonly ElementId[];
      readonly need: number;
      readonly why: string;
      readonly ofShare?: boolean;
    }
  | { readonly kind: "split"; readonly parts: readonly SplitPart[]; readonly why: string }
  | { readonly kind: "choose"; readonly cases: readonly ChosenCase[] }
  | { readonly kind: "part"; readonly flow: Flow; readonly why: string }
  | { readonly kind: "pool"; readonly parts: readonly PoolPart[]; readonly load: number; readonly why: string }
  | { readonly kind: "least" | "best"; readonly of: readonly Flow[] };

export interface SplitPart {
  readonly label: string;
  readonly weight: number | undefined;
  /** Up while clients are sent here. */
  readonly chosen: ElementId;
  readonly flow: Flow;
}

/** Hosts, and those that scaling adds while `grown` is up. */
export interface PoolPart {
  readonly chosen: ElementId;
  readonly units: readonly ElementId[];
  readonly grown?: { readonly element: ElementId; readonly count: number } | undefined;
}

export interface ChosenCase {
  readonly when: ElementId;
  readonly flow: Flow;
}

/** The hosts behind what clients are sent to. */
export interface Hosts {
  readonly units: readonly ElementId[];
  /** What they carry without any fault, in hosts that are full. */
  readonly load: number;
  /** What scaling adds when the load grows. */
  readonly growth?: Growth | undefined;
  /** What scaling adds once clients come from another record, where these are hosts of several records. */
  readonly grown?: readonly NonNullable<PoolPart["grown"]>[] | undefined;
  /** Never surely up: which hosts, or how many, is not known. */
  readonly doubt?: ElementId | undefined;
}

export interface Growth {
  readonly of: string;
  readonly count: number;
  readonly takes: readonly Figure[];
  readonly needs: readonly Need[];
}

/** What a health check of Route 53 asks for. */
export interface ProbeRequest {
  /** Undefined where none is given. */
  readonly port: number | "unknown" | undefined;
  /** Undefined for a check that only connects. */
  readonly path: string | undefined;
  /** It looks for a text in what it gets. */
  readonly wantsText: boolean;
}

/** What a resource that clients are sent to delivers. */
export interface Served {
  readonly flow: Flow;
  /** As health checks of Route 53 see it, which do not validate certificates; undefined: as `flow`. */
  readonly probe?: Flow | undefined;
  /** What a health check's request gets, where that depends on its port and path; undefined: as `probe`. */
  readonly probeAt?: ((request: ProbeRequest) => Flow | undefined) | undefined;
  /** Up while it could deliver something, were traffic led by an oracle; without `not` and steps. */
  readonly capability: ElementId;
  /** What `evaluateTargetHealth` of an alias to it sees; undefined: always healthy. */
  readonly health?: ElementId | undefined;
  /** Undefined where they are of several kinds, or not hosts. */
  readonly hosts?: Hosts | undefined;
  /** Files of a bucket: beside a service in the same set they are a page that says that it is not there. */
  readonly isStatic?: boolean | undefined;
}

export type FunctionKind = "serve" | "read" | "write" | "keep" | "process" | "egress" | "warn" | "recover";

/** What users or operators want of the system; its id is as in design section 8: `serve shop.example.com`. */
export interface SimulatedFunction {
  readonly id: string;
  readonly kind: FunctionKind;
  /** The resources that it was found from. */
  readonly resources: readonly Resource[];
  /** What is delivered, as those decide who lead traffic. Of `keep` the copies decide. */
  readonly flow: Flow;
  /** What could be delivered, were traffic led by an oracle; without `not`. Undefined: the same as `flow`. */
  readonly capability?: ElementId | undefined;
  /** Ids of steps that people take for it by hand, and on which nothing depends that is known here. */
  readonly byHand?: readonly string[] | undefined;
  /** Of process: how long what comes in is kept until it is worked on; what waits for longer is lost. */
  readonly keeps?: Figure | "unknown" | undefined;
  /** That it is wanted is a guess, for which no objective is meant. */
  readonly isGuess?: boolean | undefined;
  /** Of read, write and keep: the store's logical name. */
  readonly store?: string | undefined;
}

export type FaultKind = (typeof ATOM_KINDS)[number] | "gone" | "pair" | "scenario";

export interface Fault {
  /** As in design section 8: `zone us-east-1a`, `region us-east-1 gone`. */
  readonly id: string;
  readonly kind: FaultKind;
  readonly atoms: readonly Atom[];
  /** How many alike it stands for: any of web's 6 hosts. */
  readonly members: number;
  /** What fails is back some day, with its data. */
  readonly comesBack: boolean;
  /** URNs of what fails, where that is resources: a host, a release, contents. */
  readonly urns?: readonly string[] | undefined;
  readonly source?: string | undefined;
  /** Whether a person is notified of it, where that was asked for. */
  readonly notice?: Notice | undefined;
}

/** An alarm that notifies people of a fault. */
export interface Notifier {
  readonly urn: string;
  /** From the fault until it has. */
  readonly seconds: number;
  /** Such as `the email subscribers of alerts`; empty where who they are can't be said. */
  readonly recipients: readonly string[];
}

/** Whether a person is notified of a fault by an alarm of the graph. */
export interface Notice {
  readonly is: "yes" | "no" | "undecided";
  /** The alarms that surely do, the first in time first. */
  readonly alarms: readonly Notifier[];
  /** From the fault until the first of them has; undefined where none surely does. */
  readonly seconds?: number | undefined;
  readonly because: string;
}

export type Word = "continues" | "degraded" | "recovers" | "waits" | "lost" | "undecided";

export interface Moment {
  /** Seconds since the fault. */
  readonly at: number;
  /** Of the need, 0 to 1: what is surely delivered. */
  readonly share: number;
  /** What may be delivered at most, where that is not the same. */
  readonly atMost?: number | undefined;
  /** The id of the step that led here; undefined at the fault itself. */
  readonly because?: string | undefined;
}

/** What a fault does to a function. */
export interface Survival {
  readonly fault: string;
  readonly members: number;
  readonly function: string;
  readonly word: Word;
  readonly timeline: readonly Moment[];
  readonly rto?: Figure | undefined;
  readonly rpo?: Figure | undefined;
  /** URNs of what carries the function after all steps. */
  readonly path: readonly string[];
  /** URNs of what could carry it while nothing leads there. */
  readonly stranded: readonly string[];
  /** Ids of the steps that took part, in order. */
  readonly steps: readonly string[];
  /** Steps that can't be done, each with the needs that are not met. */
  readonly blocked: readonly { readonly step: string; readonly needs: readonly string[] }[];
  /** Where clients go once what failed is back; undefined where the fault led none away. */
  readonly afterwards?: Afterwards | undefined;
  /** What the times and losses of the answer were read from, in the order in which they count; undefined for none. */
  readonly evidence?: readonly Evidence[] | undefined;
  /** Figures and settings that carry the answer and are typical or assumed. */
  readonly assumes: readonly string[];
  readonly blind: readonly string[];
  /** What the program declares for such a fault, in seconds, and whether that is met. */
  readonly objective?:
    | {
        readonly rto?: number | undefined;
        readonly rpo?: number | undefined;
        readonly met: "yes" | "unproven" | "no" | "undecided";
      }
    | undefined;
  /** Why the word is what it is, a sentence or two. */
  readonly because: string;
}

/** Where clients go once a Region is back that they were led away from. */
export interface Afterwards {
  /** back: to where they were, by themselves. held: they stay where they went, until a person releases what keeps them there. */
  readonly is: "back" | "held" | "undecided";
  /** From the Region's return until clients are where they were, for a fault too short for `heldFrom`. */
  readonly seconds?: number | undefined;
  /** Seconds that the outage must last at least, so that clients are kept where they went. */
  readonly heldFrom?: number | undefined;
  /** The step that keeps them there. */
  readonly heldBy?: string | undefined;
  readonly because: string;
}

/** What an answer was read from: a figure, of which resource, how it comes about, and AWS's page or the setting that it is from; or what fails at once. */
export interface Evidence {
  /** The step or delay, what is left of data, or what fails: `detect hc-web`, `ttl shop.example.com A`, `the instance web-1`. */
  readonly of: string;
  readonly urn?: string | undefined;
  /** `3 x (10 s + 6 s) = 48 s`. */
  readonly value: string;
  readonly bounded: Bound;
  readonly source: string;
  /** What was read of AWS's; undefined for settings, and for what is computed from the resources. */
  readonly read?: Read | undefined;
  /** The properties that decided. */
  readonly properties: readonly Given[];
}

export interface BlindSpot {
  /** Readable and the same from run to run. */
  readonly id: string;
  readonly kind: "unknown" | "type" | "property" | "external" | "application";
  readonly urn?: string | undefined;
  readonly reason: string;
}
