import { z } from "zod";
import { inbound, permissions } from "./compute-access";
import { duration } from "../duration";
import { distinct, region, INSTANCE_FAMILY, INSTANCE_SIZE, servicePort, SIZES, text, wholeNumber } from "./common";
import { containers, TASKS, type Containers } from "../../compute/containers/schema";
import { httpFunctions, type HttpFunctions } from "../../compute/functions/schema";
import { fleetLoad, load } from "./compute-load";
import {
  capacity,
  predictive,
  schedules,
  standbySize,
  stepScaling,
  targetCpu,
  targetRequests,
  warmPool,
  type SizedSchedule,
} from "./compute-scaling";

const INSTANCE_TYPE = `an instance type such as m7g.large, with one of the sizes ${SIZES}`;
const instanceType = z
  .string(INSTANCE_TYPE)
  .regex(new RegExp(`^${INSTANCE_FAMILY}\\.${INSTANCE_SIZE}$`), INSTANCE_TYPE)
  .describe("The instance type.");

const DEVICE = "the image's root device: /dev/xvda, /dev/sda1 or /dev/sda";

/** This bound only guards against typos: AWS bounds reservations by the account's vCPU quota. */
const MOST_RESERVED = 1000;

const percent = (min: number, max: number) => wholeNumber(min, max);

const shared = {
  image: z
    .string("resolve:ssm: and the name of a parameter, or an image's id")
    .regex(
      /^(resolve:ssm:[A-Za-z0-9_./:-]+|ami-([0-9a-f]{8}|[0-9a-f]{17}))$/,
      "resolve:ssm: and the name of a parameter, such as resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64, or an id such as ami-0a1b2c3d4e5f60718",
    )
    .describe("The machine image; EC2 itself resolves the parameter at launch, so a preview looks nothing up."),
  imageRegion: region
    .optional()
    .describe(
      "The Region of an image given by its id, where it is another: the image is copied into this one, encrypted, so that both Regions launch the same and need each other for nothing.",
    ),
  instanceType,
  reservedPerZone: wholeNumber(1, MOST_RESERVED)
    .optional()
    .describe(
      "On-Demand instances of instanceType for which each Availability Zone keeps capacity (Capacity Reservations): a Region that takes over while others do too may else find none. Billed as running instances, used or not.",
    ),
  port: servicePort,
  userData: text("the path of a file, from the project's folder")
    .optional()
    .describe(
      "A file with the instances' user data, from the project's folder; by default a small sample service that answers on the health check's path.",
    ),
  volume: z
    .strictObject({
      sizeGiB: wholeNumber(8, 16384).default(16).describe("The size in GiB."),
      device: z
        .string(DEVICE)
        .regex(/^\/dev\/(xvda|sda1?)$/, DEVICE)
        .optional()
        .describe(
          "The image's root device; `aws ec2 describe-images --image-ids ID --query 'Images[0].RootDeviceName'` prints it. By default that of Amazon Linux, where the image is one of its public parameters.",
        ),
    })
    .prefault({})
    .describe("The root volume: gp3, encrypted."),
  metadataHopLimit: wholeNumber(1, 64)
    .default(1)
    .describe(
      "How many network hops the instance metadata service's answers may take: 1 keeps the instance's credentials from its containers, 2 gives them to those in a bridge network.",
    ),
  permissions,
  inbound,
};

/** The most instances of a fixed fleet in one zone. */
export const MOST_PER_ZONE = 20;

const autoScaling = z.strictObject({
  type: z.literal("auto-scaling").describe("The kind of compute."),
  ...shared,
  load: load.optional(),
  ...capacity,
  standby: standbySize,
  gracePeriod: duration(30, 7200)
    // The console's default; the API's is 0, which is none (https://docs.aws.amazon.com/autoscaling/ec2/userguide/health-check-grace-period.html).
    .prefault("5m")
    .describe(
      "How long a new instance's failed health checks are overlooked: boot and start-up. Too short, and Auto Scaling replaces instances that have yet to start, again and again; too long, and one that never starts is kept for so long.",
    ),
  warmup: duration(0, 3600).prefault("60s").describe("Until a new instance's metrics count (default instance warmup)."),
  targetCpu,
  stepScaling,
  targetRequests,
  schedules,
  predictive,
  warmPool,
  mixedInstances: z
    .strictObject({
      instanceTypes: distinct(
        z
          .array(instanceType, "a list of instance types such as [m6g.large]")
          .min(1, "at least one instance type")
          .max(39, "at most 39 instance types"),
        "each instance type once",
      ).describe("Further types, of the image's architecture, used when the first has no capacity."),
      onDemandBase: wholeNumber(0, 1000).default(0).describe("The fewest On-Demand instances."),
      onDemandPercentage: percent(0, 100)
        .default(100)
        .describe("On-Demand's share of what is above the base, in percent."),
    })
    .optional()
    .describe("More than one instance type, so that one type's shortage in a zone does not stop a launch."),
  refresh: z
    .strictObject({
      minHealthy: percent(50, 100)
        .default(100)
        .describe("Of the desired capacity, in percent, kept healthy during a refresh."),
      maxHealthy: percent(100, 200)
        .default(110)
        .describe("Of the desired capacity, in percent, at most running during a refresh."),
      rollback: z
        .boolean()
        .default(false)
        .describe(
          "Whether the alarm also rolls the refresh back; AWS can do so only with an image given by its id. Without, the alarm stops the refresh.",
        ),
    })
    .prefault({})
    .describe("How a new version is rolled out; an alarm stops it."),
});

const fixedFleet = z.strictObject({
  type: z.literal("fixed").describe("The kind of compute."),
  ...shared,
  load: fleetLoad.optional(),
  instancesPerZone: wholeNumber(1, MOST_PER_ZONE)
    .optional()
    .describe(
      "Instances in each Availability Zone, registered with the load balancer. By default enough for the load's peak, once what must survive is lost.",
    ),
  standbyPerZone: wholeNumber(1, MOST_PER_ZONE)
    .optional()
    .describe(
      "A warm standby's instances in each zone while the other region serves. By default one; with a load as many as carry the peak, since a fixed fleet grows only by `up`.",
    ),
});

/** The kinds that are behind a load balancer. */
const balanced = z.discriminatedUnion("type", [autoScaling, fixedFleet, containers]);

/** What there are several of: in an error message. */
export interface Unit {
  /** `instance` or `task`. */
  one: string;
  /** The same with its article. */
  a: string;
  /** What carries more: `a larger instance type`. */
  larger: string;
}

/** What all compute of a kind behind a load balancer has in common. */
interface BalancedKind {
  /** What the load balancer's targets are: EC2 instances, or addresses. */
  targets: "instance" | "ip";
  unit: Unit;
  /** The namespaces of its metrics, as dashboards title them, and the units of metrics whose figures could be misread. */
  metrics: { title: string; namespaces: readonly string[]; units: Readonly<Record<string, string>> };
}

const INSTANCES = {
  targets: "instance",
  unit: { one: "instance", a: "an instance", larger: "choose a larger instance type" },
  metrics: {
    title: "Instances",
    namespaces: ["AWS/AutoScaling", "AWS/EC2"],
    units: { "AWS/EC2 CPUUtilization": "%" },
  },
} as const;

export const BALANCED_KINDS = {
  "auto-scaling": INSTANCES,
  fixed: INSTANCES,
  containers: TASKS,
} as const satisfies Record<z.infer<typeof balanced>["type"], BalancedKind>;

const previous = z
  .strictObject({
    weight: percent(0, 100).describe(
      "Its share of the requests, in percent: 100 at first, then less by each `up`, and 0 before it is left out.",
    ),
    compute: z.lazy(() => balanced).describe("Its settings, as holdfast:compute had them."),
  })
  .optional()
  .describe(
    "The kind that served before, instances or containers, beside the new one behind the same load balancer while requests move: an `up` that replaces one by the other leaves no target to serve.",
  );

export const compute = z
  .discriminatedUnion("type", [
    autoScaling.extend({ previous }),
    fixedFleet.extend({ previous }),
    containers.extend({ previous }),
    httpFunctions,
  ])
  .describe(
    "What runs the service: instances in an Auto Scaling group, a fixed fleet with automatic recovery, containers on Fargate, or Lambda functions behind an API.",
  );

/** Compute as it is written: sizes may be left out where a load is given. */
export type WrittenCompute = z.infer<typeof compute>;
/** Of a kind that is behind a load balancer, without what served before. */
export type WrittenBalanced = z.infer<typeof balanced>;
export type WrittenAutoScaling = z.infer<typeof autoScaling>;
export type WrittenFixedFleet = z.infer<typeof fixedFleet>;

/** With every size: as written, or computed from the load. */
export type AutoScaling = WrittenAutoScaling & { min: number; max: number };
export type FixedFleet = WrittenFixedFleet & { instancesPerZone: number };
/** Of a kind that is behind a load balancer. */
export type Balanced = AutoScaling | FixedFleet | Containers;
export type Compute = (Balanced & { previous?: Previous | undefined }) | HttpFunctions;

/** The kind that served before, beside the new one. */
export interface Previous {
  /** Its share of the requests, in percent. */
  weight: number;
  compute: Balanced;
}

/** Whether users reach a kind of compute through a load balancer, which is in a VPC as its targets are. */
export function isBehindLoadBalancer<T extends Pick<WrittenCompute, "type">>(
  compute: T,
): compute is Extract<T, { type: keyof typeof BALANCED_KINDS }> {
  return compute.type in BALANCED_KINDS;
}

/** What a Region runs of a kind that must not serve before it has taken over. */
const IDLE = {
  "auto-scaling": "no instances",
  fixed: "no instances",
  containers: "no tasks",
  functions: "an unmapped API",
} as const satisfies Record<WrittenCompute["type"], string>;

/** What a Region runs that must not serve before it has taken over. */
export function idleOf({ compute }: { compute?: Pick<WrittenCompute, "type"> | undefined }): string {
  return compute ? IDLE[compute.type] : IDLE.fixed;
}

/** Compute that is EC2 instances, which an image and a launch template make. */
export type WrittenInstances = WrittenAutoScaling | WrittenFixedFleet;
export type Instances = AutoScaling | FixedFleet;

/** What all compute has that grows and shrinks by itself. */
export type WrittenScaled = Pick<
  WrittenAutoScaling,
  | "load"
  | "min"
  | "desired"
  | "max"
  | "standby"
  | "gracePeriod"
  | "targetCpu"
  | "targetRequests"
  | "stepScaling"
  | "warmup"
> & { schedules?: Record<string, SizedSchedule> | undefined };
export type Scaled = WrittenScaled & { min: number; max: number };
