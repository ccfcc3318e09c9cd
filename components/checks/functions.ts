import { ROLE_LIMITS } from "../../facts/iam";
import { formatDuration } from "../../lib/duration";
import type { Problem } from "../config/problems";
import type { Check } from "./check";
import { ofEach, type Named } from "./functions/named";
import { checkBatches } from "./functions/batches";
import { checkCode, checkImage } from "./functions/code";
import { checkConcurrency } from "./functions/concurrency";
import { checkDeployment } from "./functions/deployment";
import { checkEnvironment } from "./functions/environment";
import { checkRecords } from "./functions/records";
import { checkVpc } from "./functions/vpc";
import { ownPolicies } from "./role-policies";

const MINUTE = 60;

/** What holdfast:functions says that cannot be, or would lose what it is to work on. */
export const FUNCTION_CHECKS: readonly Check[] = [
  ofEach(["queues"], checkNames),
  ofEach([], checkCode),
  ofEach(["workload"], checkImage),
  ofEach(["queues"], checkConcurrency),
  ofEach(["queues"], checkBatches),
  ofEach(["streams"], checkRecords),
  ofEach([], checkEnvironment),
  ofEach(["network"], checkVpc),
  ofEach(["workload"], checkRelease),
  ofEach([], checkDeployment),
  ofEach(["workload"], checkProvisioned),
  ofEach([], checkPermissions),
  ofEach([], checkAlarms),
];

/** The role of a function has these managed policies alone. */
function checkPermissions({ path, wanted }: Named): Problem[] {
  const count = ownPolicies(wanted.permissions);
  const { most } = ROLE_LIMITS.data.attachedPolicies;
  if (count <= most) return [];
  return [
    {
      path: `${path}.permissions`,
      message: `take ${count} managed policies, and IAM attaches at most ${most} to a role`,
      fix: `Allowed: at most ${most}; all statements together are one.`,
    },
  ];
}

/** In static-site the secondary has no functions. */
function checkRelease({ path, wanted, areas }: Named<"workload">): Problem[] {
  if (areas.workload.strategy !== "static-site" || wanted.release.secondary === undefined) return [];
  return [
    {
      path: `${path}.release.secondary`,
      message: "has no meaning with strategy static-site, whose secondary has no functions",
      fix: "Leave it out.",
    },
  ];
}

/** It counts against the function's reserved concurrency (https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html). */
function checkProvisioned({ path, wanted, areas }: Named<"workload">): Problem[] {
  const { reservedConcurrency: most = Infinity, provisionedConcurrency } = wanted;
  return (["primary", "secondary"] as const).flatMap((role): Problem[] => {
    const count = provisionedConcurrency[role];
    const at = `${path}.provisionedConcurrency.${role}`;
    if (count === undefined) return [];
    if (role === "secondary" && areas.workload.strategy === "static-site")
      return [
        {
          path: at,
          message: "has no meaning with strategy static-site, whose secondary has no functions",
          fix: "Leave it out.",
        },
      ];
    if (count <= most) return [];
    return [
      {
        path: at,
        message: `${count} is more than reservedConcurrency, ${most}, of which it is a part`,
        fix: `Allowed: ${most} or fewer, or a higher reservedConcurrency.`,
      },
    ];
  });
}

/** The failures queue of a function has a name of its own. */
function checkNames({ path, name, areas: { queues } }: Named<"queues">): Problem[] {
  const failures = `${name}-failures`;
  if (!Object.hasOwn(queues, failures)) return [];
  return [
    {
      path,
      message: `its failures queue would be called as holdfast:queues.${failures} is`,
      fix: "Allowed: another name for one of the two.",
    },
  ];
}

/** A period of CloudWatch's: whole minutes (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html). */
function checkAlarms({ path, wanted }: Named): Problem[] {
  const period = wanted.alarms.period;
  if (period % MINUTE === 0) return [];
  return [
    {
      path: `${path}.alarms.period`,
      message: `${formatDuration(period)} is not whole minutes`,
      fix: "Allowed: whole minutes such as 5m, up to 1h.",
    },
  ];
}
