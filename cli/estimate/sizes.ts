import { AURORA_LARGE_HOURLY, EC2_LARGE_HOURLY, RDS_LARGE_HOURLY } from "../../facts/prices";

/** How many times the price of `large` a size has; a `medium` of a family without burst is half of it, as of one with. */
const TIMES: Record<string, number> = { nano: 1 / 16, micro: 1 / 8, small: 1 / 4, medium: 1 / 2, large: 1, xlarge: 2 };

/** USD an hour of an instance type or DB instance class; undefined where its price is not in the tables. */
function hourly(name: string, prices: Readonly<Record<string, number>>): number | undefined {
  const dot = name.lastIndexOf(".");
  const large = Object.hasOwn(prices, name.slice(0, dot)) ? prices[name.slice(0, dot)] : undefined;
  const size = name.slice(dot + 1);
  const times = TIMES[size] ?? (/^\d+xlarge$/.test(size) ? 2 * Number.parseInt(size, 10) : undefined);
  return large === undefined || times === undefined ? undefined : large * times;
}

export const ec2Hourly = (type: string) => hourly(type, EC2_LARGE_HOURLY.data);
export const auroraHourly = (instanceClass: string) => hourly(instanceClass, AURORA_LARGE_HOURLY.data);
export const rdsHourly = (instanceClass: string) => hourly(instanceClass, RDS_LARGE_HOURLY.data);

/** The families whose sizes up to large have two vCPUs (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-performance-instances.html). */
const BURSTABLE = /^t[34]/;

/** vCPUs of an instance type: two for each quarter of an xlarge, and of a size that is not known none. */
export function vcpus(type: string): number {
  const [family = "", size = ""] = type.split(".");
  if (size === "medium" && !BURSTABLE.test(family)) return 1;
  const times = TIMES[size];
  if (times !== undefined) return Math.max(2, 2 * times);
  return /^\d+xlarge$/.test(size) ? 4 * Number.parseInt(size, 10) : 0;
}
