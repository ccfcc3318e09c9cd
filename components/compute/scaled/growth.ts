/**
 * How fast an Auto Scaling group grows by itself when it is overloaded: its CPU is then at 100 %, and each policy adds the share that it adds
 * there, once in a round.
 */
export interface Growth {
  /** Which policy: as in an error message. */
  policy: "target tracking" | "step scaling";
  /** Seconds until its alarm says so. */
  alarm: number;
  /** Percent of the present size added in a round. */
  adds: number;
}

/**
 * AWS makes target tracking's alarms and promises no time; where it has no reason to be quicker they look at three periods of a minute
 * (https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html: the alarms are AWS's own).
 */
export const TRACKING_ALARM_SECONDS = 180;

/** How far above the alarm's threshold the second, larger step begins, in percentage points of CPU. */
export const SECOND_STEP_POINTS = 15;

/** How the settings' policies grow an overloaded group. */
export function growthOf(settings: {
  targetCpu: number;
  stepScaling?: { cpuAbove: number; for: number; add: number };
}): Growth[] {
  const { targetCpu, stepScaling } = settings;
  const tracking: Growth = {
    policy: "target tracking",
    alarm: TRACKING_ALARM_SECONDS,
    adds: 10000 / targetCpu - 100,
  };
  if (!stepScaling) return [tracking];
  const { cpuAbove, for: alarm, add } = stepScaling;
  const adds = cpuAbove + SECOND_STEP_POINTS <= 100 ? 2 * add : add;
  return [tracking, { policy: "step scaling", alarm, adds }];
}

/** What a group needs until an instance that it asks for serves, in seconds. */
export interface Start {
  /** Until it boots. */
  launch: number;
  /** Boot and start-up. */
  boot: number;
  /** Until the load balancer sends it traffic. */
  healthy: number;
  /** Until its metrics count, so that the next round can begin. */
  warmup: number;
}

/** Rounds of growth that are over within some time; the last need not wait for its warm-up. */
export function roundsWithin(seconds: number, { alarm }: Growth, { launch, boot, healthy, warmup }: Start): number {
  const round = alarm + launch + boot + healthy;
  return seconds < round ? 0 : 1 + Math.floor((seconds - round) / (round + warmup));
}

/** The size after some rounds. Auto Scaling rounds a share down, and below one up to one (PercentChangeInCapacity); tracking rounds up. */
export function sizeAfter(size: number, rounds: number, { policy, adds }: Growth): number {
  let grown = size;
  for (let round = 0; round < rounds; round += 1) {
    const share = (grown * adds) / 100;
    grown += policy === "step scaling" ? Math.max(1, Math.floor(share + 1e-9)) : Math.ceil(share - 1e-9);
  }
  return grown;
}

/** The fewest instances from which one of the policies reaches the need within some time, and which does; at most the need itself. */
export function leastStart(need: number, seconds: number, ways: readonly Growth[], start: Start) {
  const found = ways.map((growth) => {
    // Each round adds one at least: more rounds than that change nothing.
    const rounds = Math.min(need, roundsWithin(seconds, growth, start));
    let size = 1;
    while (size < need && sizeAfter(size, rounds, growth) < need) size += 1;
    return { size, rounds, growth };
  });
  return found.reduce((best, one) => (one.size < best.size ? one : best));
}
