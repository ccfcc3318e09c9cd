import { parseCron } from "../../../../lib/cron";
import type { Problem } from "../../../config/problems";
import type { Areas } from "../../../config/schema";
import type { WrittenContainers } from "../schema";
import { show } from "../../../config/show";
import { KEY } from "../../check-parts";

/** AWS takes Fargate Spot tasks back with two minutes' notice, all of them where it must (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html). */
export function checkSpot({ spot, max }: WrittenContainers): Problem[] {
  if (!spot) return [];
  const { onDemandBase, onDemandPercentage } = spot;
  if (onDemandBase === 0 && onDemandPercentage === 0)
    return [
      {
        path: `${KEY}.spot.onDemandPercentage`,
        message: "0 with an onDemandBase of 0 puts every task on Fargate Spot: AWS may take back all of them at once",
        fix: "Allowed: 1 to 100, or 0 with the fewest tasks that must stay in onDemandBase.",
      },
    ];
  if (max === undefined || onDemandBase < max) return [];
  return [
    {
      path: `${KEY}.spot.onDemandBase`,
      message: `${onDemandBase} of at most ${max} tasks leaves none for Fargate Spot`,
      fix: `Allowed: 0 to ${max - 1}, or leave spot out.`,
    },
  ];
}

/**
 * A deployment starts tasks up to maxRunning and stops them down to minHealthy; where neither allows one, it waits forever
 * (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_definition_parameters.html, minimumHealthyPercent).
 */
export function checkDeployment({ deployment, min, desired, standby }: WrittenContainers): Problem[] {
  const { minHealthy, maxRunning } = deployment;
  const sizes = [standby?.min, standby?.desired, min, desired].filter((size) => size !== undefined && size > 0);
  const stuck = sizes.find(
    (size) => Math.ceil((size! * minHealthy) / 100) >= size! && Math.floor((size! * maxRunning) / 100) <= size!,
  );
  if (stuck === undefined) return [];
  const least = Math.ceil(((stuck + 1) * 100) / stuck);
  return [
    {
      path: `${KEY}.deployment.maxRunning`,
      message: `${maxRunning} % of ${stuck} tasks is no task more, and minHealthy ${minHealthy} % no task less: a deployment could replace none`,
      fix: `Allowed: ${Math.min(200, least)} to 200, or a lower minHealthy.`,
    },
  ];
}

/** Application Auto Scaling's cron has a question mark for one of the days (https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html). */
export function checkDays({ schedules = {} }: WrittenContainers): Problem[] {
  return Object.entries(schedules).flatMap(([name, { cron }]): Problem[] => {
    const { restricts } = parseCron(cron) ?? {};
    if (!restricts?.daysOfMonth || !restricts.daysOfWeek) return [];
    return [
      {
        path: `${KEY}.schedules.${name}.cron`,
        message: `${show(cron)} is due on days of the month and of the week, which Application Auto Scaling cannot do in one`,
        fix: "Allowed: * for one of the two; or a schedule for each.",
      },
    ];
  });
}

/** FIS makes no launch of Fargate fail. */
export function checkCapacityFault(_tasks: WrittenContainers, { experiments }: Pick<Areas, "experiments">): Problem[] {
  if (!experiments.faults.capacity) return [];
  return [
    {
      path: "holdfast:experiments.faults.capacity",
      message: "AWS FIS can make launches of an Auto Scaling group fail, and none of Fargate",
      fix: "Allowed: with holdfast:compute.type auto-scaling; or take the fault out.",
    },
  ];
}
