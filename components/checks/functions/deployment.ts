import { HOUR, MINUTE, formatDuration } from "../../../lib/duration";
import type { Problem } from "../../config/problems";
import type { Deployment } from "../../config/schema/messaging/functions";
import type { Named } from "./named";

/** The alarm on the newest version looks at a minute, whose metric is there up to a minute later. */
const NOTICED = 2 * MINUTE;

/** The longest time between the first and the last shift (https://docs.aws.amazon.com/codedeploy/latest/userguide/limits.html). */
const LONGEST = 48 * HOUR;

/** Seconds until all calls go to the newest version. */
function untilAll({ type, percent, interval }: Deployment): number {
  return type === "canary" ? interval : (Math.ceil(100 / percent) - 1) * interval;
}

/** A deployment that CodeDeploy refuses, that ends before its alarm could roll it back, or that the settings of the alias contradict. */
export function checkDeployment({ path, wanted }: Named): Problem[] {
  const { deployment, release } = wanted;
  if (!deployment) return [];
  const { interval } = deployment;
  const at = `${path}.deployment.interval`;
  const total = untilAll(deployment);
  const shifted = `${formatDuration(interval)} sends all calls to the newest version after ${formatDuration(total)}`;
  const roles = (["primary", "secondary"] as const).filter((role) => release[role] !== undefined);
  return [
    ...roles.map((role) => ({
      path: `${path}.release.${role}`,
      message: "has no meaning with deployment: CodeDeploy sets the version that is called",
      fix: `Leave it out; the command rollBack of the stack's output sends all calls to an earlier version.`,
    })),
    ...(interval % MINUTE === 0
      ? []
      : [
          {
            path: at,
            message: `${formatDuration(interval)} is not whole minutes`,
            fix: "Allowed: whole minutes such as 10m.",
          },
        ]),
    ...(total > LONGEST
      ? [{ path: at, message: shifted, fix: "Allowed: at most 2d in all, CodeDeploy's limit." }]
      : []),
    ...(total <= NOTICED
      ? [
          {
            path: at,
            message: `${shifted}, before the alarm on its errors can roll it back`,
            fix: "Allowed: more than 2m in all.",
          },
        ]
      : []),
  ];
}
