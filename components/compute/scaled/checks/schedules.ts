import type { Areas } from "../../../config/schema";
import { mostOf } from "../sizes";
import { leftOf, requiredInstances, type RequiredInstances } from "../../load";
import { everMeet, parseCron } from "../../../../lib/cron";
import { MOST_SCHEDULES, type Schedule } from "../../../config/schema/compute-scaling";
import type { WrittenScaled } from "../../../config/schema/compute";
import type { Problem } from "../../../config/problems";
import { show } from "../../../config/show";
import { arithmetic, KEY } from "../../check-parts";

const SIZES = ["min", "desired", "max"] as const;

/** Scheduled sizes are in order, leave something when a zone is lost, and are due at times of their own. */
export function checkSchedules(compute: WrittenScaled, areas: Pick<Areas, "compute" | "network">): Problem[] {
  if (!compute.schedules) return [];
  const all = Object.entries(compute.schedules).filter((one): one is [string, Schedule] => one[1] !== undefined);
  const required = requiredInstances(areas);
  return [
    ...tooMany(Object.keys(compute.schedules).length),
    ...all.flatMap(([name, schedule]) => checkSizes(`${KEY}.schedules.${name}`, schedule, compute, required)),
    ...all.flatMap(([name, schedule], i) => checkTimes(name, schedule, all.slice(0, i))),
  ];
}

function tooMany(count: number): Problem[] {
  if (count <= MOST_SCHEDULES) return [];
  const message = `${count} schedules are more than a group can have`;
  return [{ path: `${KEY}.schedules`, message, fix: `Allowed: at most ${MOST_SCHEDULES}, Auto Scaling's quota.` }];
}

/** A schedule's sizes together with the group's own where it says none; undefined where one is not known. */
function effective(schedule: Schedule, compute: WrittenScaled, required: RequiredInstances | undefined) {
  const computed = {
    min: required?.full,
    max: required ? mostOf(compute, required) : undefined,
  };
  const size = (name: "min" | "max") =>
    name in schedule ? schedule[name] : name in compute ? compute[name] : computed[name];
  return { min: size("min"), desired: schedule.desired, max: size("max") };
}

function checkSizes(
  path: string,
  schedule: Schedule,
  compute: WrittenScaled,
  required: RequiredInstances | undefined,
): Problem[] {
  if (!SIZES.some((size) => size in schedule)) {
    return [{ path, message: "changes no size", fix: "Add min, max or desired, or leave the schedule out." }];
  }
  const { min, desired, max } = effective(schedule, compute, required);
  const order = inOrder(path, schedule, { min, desired, max });
  return order.length > 0 || !required ? order : carries(path, schedule, required);
}

/** AWS takes an action whose sizes are out of order, and fails it when it is due: the group then stays as it is. */
function inOrder(
  path: string,
  schedule: Schedule,
  { min, desired, max }: Partial<Record<(typeof SIZES)[number], number | undefined>>,
): Problem[] {
  const whose = (size: "min" | "max") => (size in schedule ? size : `the group's ${size}`);
  if (min !== undefined && max !== undefined && min > max) {
    const own = "min" in schedule ? "min" : "max";
    const message =
      own === "min" ? `${min} is above ${whose("max")} (${max})` : `${max} is below ${whose("min")} (${min})`;
    const allowed = own === "min" ? `0 to ${max}, or a larger max` : `${min} or more, or a smaller min here`;
    return [{ path: `${path}.${own}`, message, fix: `Allowed: ${allowed}.` }];
  }
  if (desired === undefined || ((min === undefined || desired >= min) && (max === undefined || desired <= max)))
    return [];
  return [
    {
      path: `${path}.desired`,
      message: `${desired} is not between ${whose("min")} and ${whose("max")}`,
      fix: `Allowed: ${min ?? 0} to ${max ?? "max"}.`,
    },
  ];
}

/** Fewer instances by night are well; not so few that a zone takes them all, nor a max that the peak cannot pass. */
function carries(path: string, { min, max }: Schedule, required: RequiredInstances): Problem[] {
  const { load, zones, need, full, unit } = required;
  const problems: Problem[] = [];
  if (min !== undefined && load.survive !== "none" && leftOf(min, zones, load.survive) < 1) {
    problems.push({
      path: `${path}.min`,
      message: `${min} leaves no ${unit.one} once ${load.survive === "zone" ? "its zone" : unit.a} is lost`,
      fix: "Allowed: 2 or more.",
    });
  }
  if (max !== undefined && leftOf(max, zones, load.survive) < need) {
    problems.push({
      path: `${path}.max`,
      message: `${max} is too few for the peak: with holdfast:compute.load.survive ${load.survive}, ${arithmetic(leftOf(max, zones, load.survive), required)}`,
      fix: `Allowed: ${full} or more, or leave it out: a small min is enough for quiet hours.`,
    });
  }
  return problems;
}

/**
 * Two actions of a group cannot be due in the same minute: AWS refuses the second
 * (https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html, Considerations).
 */
function checkTimes(name: string, schedule: Schedule, others: [string, Schedule][]): Problem[] {
  const { cron, timeZone } = schedule;
  const own = parseCron(cron);
  if (!own) return [];
  const met = others.find(([, other]) => {
    const its = parseCron(other.cron);
    return its && other.timeZone === timeZone && everMeet(own, its);
  });
  if (!met) return [];
  return [
    {
      path: `${KEY}.schedules.${name}.cron`,
      message: `${show(cron)} is due in the same minute as ${met[0]} (${show(met[1].cron)}), which AWS refuses`,
      fix: "Allowed: another minute, such as one later.",
    },
  ];
}
