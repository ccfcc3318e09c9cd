import { STORAGE_LIMITS } from "../../../facts/rds";
import type { Problem } from "../../config/problems";
import { show } from "../../config/show";
import { leastMaximum } from "../../topology/storage-autoscaling";
import { problemOf, type Checked } from "./database";

/** Sizes and IOPS that AWS does not have for the type of disk. */
export function checkStorage(checked: Checked): Problem[] {
  return [...provisioned(checked), ...general(checked), ...autoscaling(checked)];
}

function provisioned(checked: Checked): Problem[] {
  const { type, sizeGiB, iops } = checked.database.storage;
  if (type === "gp3") return [];
  const { leastGiB: least, iopsPerGiB: ratio } = STORAGE_LIMITS.data[type];
  const problems: Problem[] = [];
  if (sizeGiB < least)
    problems.push(
      problemOf(
        checked,
        "storage.sizeGiB",
        `${sizeGiB} is less than a disk of ${type} has`,
        `Allowed: ${least} or more.`,
      ),
    );
  if (iops === undefined)
    problems.push(
      problemOf(checked, "storage.iops", `is missing: ${type} is bought by its IOPS`, "Add it: 1000 or more."),
    );
  if (iops !== undefined) problems.push(...ratioProblems(checked, type, iops, sizeGiB, ratio));
  return problems;
}

function ratioProblems(
  checked: Checked,
  type: string,
  iops: number,
  sizeGiB: number,
  [low, high]: readonly [number, number],
): Problem[] {
  const { maxSizeGiB } = autoscalingOf(checked);
  const tooFew = Math.ceil(low * (maxSizeGiB ?? sizeGiB));
  const tooMany = Math.floor(high * sizeGiB);
  if (iops >= tooFew && iops <= tooMany) return [];
  const sizes = maxSizeGiB === undefined ? `${sizeGiB} GiB` : `${sizeGiB} to ${maxSizeGiB} GiB`;
  return [
    problemOf(
      checked,
      "storage.iops",
      `${iops} is not between ${low} and ${high} for each GiB of ${sizes}`,
      tooFew <= tooMany
        ? `Allowed with ${type}: ${Math.max(tooFew, 1000)} to ${tooMany}.`
        : "Allowed: a maxSizeGiB nearer to sizeGiB, or a larger sizeGiB.",
    ),
  ];
}

function general(checked: Checked): Problem[] {
  const storage = checked.database.storage;
  if (storage.type !== "gp3") return [];
  const { sizeGiB, iops } = storage;
  const throughput = "throughputMiBps" in storage ? storage.throughputMiBps : undefined;
  const asked = Object.entries({ iops, throughputMiBps: throughput }).filter(([, value]) => value !== undefined);
  // A Multi-AZ DB cluster's disks are not striped; its bounds are those of https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html.
  if (checked.database.type === "rds-cluster") return [];
  const { thresholdGiB } = STORAGE_LIMITS.data.gp3;
  if (sizeGiB < thresholdGiB)
    return asked.map(([field, value]) =>
      problemOf(
        checked,
        `storage.${field}`,
        `${show(value)} cannot be had with ${sizeGiB} GiB of gp3, which come with 3000 IOPS and 125 MiB/s`,
        `Leave it out; or a sizeGiB of ${thresholdGiB} or more, which comes with 12000 IOPS and 500 MiB/s.`,
      ),
    );
  const [least, most] = STORAGE_LIMITS.data.gp3.iops;
  if (iops === undefined || (iops >= least && iops <= most)) return [];
  const fix = `Allowed with gp3: ${least} to ${most}.`;
  return [problemOf(checked, "storage.iops", `${iops} is not what gp3 can have`, fix)];
}

function autoscaling(checked: Checked): Problem[] {
  const { sizeGiB, maxSizeGiB } = autoscalingOf(checked);
  if (sizeGiB === undefined || maxSizeGiB === undefined || maxSizeGiB >= leastMaximum(sizeGiB)) return [];
  return [
    problemOf(
      checked,
      "storage.maxSizeGiB",
      `${maxSizeGiB} leaves less than a tenth of ${sizeGiB} GiB to grow, and AWS refuses it`,
      `Allowed: ${leastMaximum(sizeGiB)} or more; AWS recommends ${Math.ceil((sizeGiB * 126) / 100)}.`,
    ),
  ];
}

/** Only DB instances have it; without a size of its own it is as large as it can be. */
function autoscalingOf({ database }: Checked): { sizeGiB?: number | undefined; maxSizeGiB?: number | undefined } {
  if (database.type !== "rds-instance") return {};
  const { sizeGiB, maxSizeGiB } = database.storage;
  return { sizeGiB, maxSizeGiB: maxSizeGiB === false ? undefined : maxSizeGiB };
}
