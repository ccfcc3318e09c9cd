import { z } from "zod";
import { parseCidr } from "../../../lib/cidr";
import { LOG_RETENTION_DAYS } from "../../../facts/cloudwatch";
import { REGIONS } from "../../../facts/regions";

const LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
const TOP_LEVEL = "([a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9])";

/**
 * A fully qualified host name in lower case, without the final dot; DNS allows labels of 63 and names of 253 characters (RFC 1035).
 * @param allowed what an error says is allowed
 */
export function host(allowed: string) {
  return z
    .string(allowed)
    .regex(new RegExp(`^(${LABEL}\\.)+${TOP_LEVEL}$`), allowed)
    .max(253, "a host name of at most 253 characters");
}

export const hostName = host("a host name in lower case such as shop.example.com");

/** One of the commercial AWS regions. */
export const region = z.enum(REGIONS.data).describe("An AWS region, such as us-east-1.");

/** An IPv4 block of a VPC, from /16 to /28 (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html). */
export const cidrBlock = z.string("an IPv4 block such as 10.10.0.0/16").refine((text) => {
  const cidr = parseCidr(text);
  return cidr !== undefined && cidr.mask >= 16 && cidr.mask <= 28;
}, "an IPv4 block from /16 to /28 that starts at its first address, such as 10.10.0.0/16");

/** An absolute path of a URL, as health checks use it. */
export const urlPath = z
  .string("a path such as /healthz")
  .regex(
    /^\/[!-~]{0,254}$/,
    "a path that begins with / and has at most 255 visible ASCII characters, such as /healthz",
  );

/** The two roles of a pair of regions. */
export const role = z.enum(["primary", "secondary"]);
export type Role = z.infer<typeof role>;

/** A whole number between two bounds. */
export function wholeNumber(min: number, max: number) {
  const allowed = `a whole number from ${min} to ${max}`;
  return z.int(allowed).min(min, allowed).max(max, allowed);
}

/** Above the ports that only root may listen on. */
export const servicePort = wholeNumber(1024, 65535).default(8080).describe("The port that the service listens on.");

/** A text that is not empty. @param what what it is, with its article, as an error says it */
export function text(what: string) {
  return z.string(what).min(1, what);
}

/** A list that names nothing twice: AWS refuses, or silently drops, what is there a second time. */
export function distinct<T extends z.ZodArray>(list: T, allowed: string) {
  return list.refine((items) => new Set(items).size === items.length, {
    error: allowed,
    // Also where an item is wrong: neither mistake may hide the other.
    when: ({ value }) => Array.isArray(value),
  });
}

/** An id that AWS gave: `resourceId("vpc")` takes vpc- and 8 or 17 hexadecimal digits. */
export function resourceId(prefix: string) {
  const allowed = `an id such as ${prefix}-0a1b2c3d4e5f60718`;
  return z.string(allowed).regex(new RegExp(`^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`), allowed);
}

/** The sizes of instance types and DB instance classes (https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html). */
/**
 * A family of EC2: its series, a generation, and what it has besides (https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html). New
 * generations of a series need no change here.
 */
export const INSTANCE_FAMILY =
  "(u-\\d+tb\\d|u7i[a-z]*-\\d+tb|(a|c|d|dl|f|g|gr|h|hpc|i|im|inf|is|m|mac|p|r|t|trn|vt|x|z)\\d+[a-z]*(-[a-z0-9]+)?)";

export const INSTANCE_SIZE = "(nano|micro|small|medium|large|\\d*xlarge|metal(-\\d+xl)?)";
export const SIZES = "nano, micro, small, medium, large, xlarge, 2xlarge and so on, or metal";

/** Days for which CloudWatch Logs can retain events. */
export const logRetentionDays = z.union(
  LOG_RETENTION_DAYS.data.map((days) => z.literal(days)),
  "a number of days that CloudWatch Logs knows: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731 or more",
);
