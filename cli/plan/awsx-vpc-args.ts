import { hasUnknown, isObject, type Properties } from "./wire";

/** The arguments of awsx:ec2:Vpc that the plan can expand; all others are refused by name. */
export interface VpcArgs {
  availabilityZoneNames: string[];
  cidrBlock: string;
  natGateways: { strategy: NatStrategy };
  subnetSpecs: SubnetSpec[];
  vpcEndpointSpecs: EndpointSpec[];
  tags: Record<string, string>;
  /** Passed to the VPC unchanged: region, enableDnsHostnames, enableDnsSupport. */
  vpcInputs: Properties;
}

export interface SubnetSpec {
  type: SubnetType;
  name?: string;
  cidrMask?: number;
  tags?: Record<string, string>;
}

export interface EndpointSpec {
  serviceName: string;
  tags?: Record<string, string>;
}

const NAT_STRATEGIES = ["OnePerAz", "Single", "None"] as const;
const SUBNET_TYPES = ["Public", "Private", "Isolated"] as const;
type NatStrategy = (typeof NAT_STRATEGIES)[number];
export type SubnetType = (typeof SUBNET_TYPES)[number];

const VPC_INPUTS = ["region", "enableDnsHostnames", "enableDnsSupport"];
const KNOWN_ARGS = [
  ...VPC_INPUTS,
  "availabilityZoneNames",
  "cidrBlock",
  "natGateways",
  "subnetSpecs",
  "subnetStrategy",
  "tags",
  "vpcEndpointSpecs",
  "vpcEndpointStrategy",
];

/**
 * The arguments of awsx:ec2:Vpc as the program gave them, checked. The plan does not know what awsx would do with any other
 * argument, and refuses it: without it, the plan would show another network than `pulumi up` builds.
 *
 * @throws Error with the argument, and the fix
 */
export function readVpcArgs(object: Properties): VpcArgs {
  refuseOthers(object, KNOWN_ARGS, "");
  const unknown = Object.keys(object).find((key) => hasUnknown(object[key]));
  if (unknown) throw new Error(`argument "${unknown}" is not known before the deployment: give awsx a plain value`);
  const natGateways = part(object, "natGateways", ["strategy"], "natGateways.");
  const args = {
    availabilityZoneNames: strings(object["availabilityZoneNames"], "availabilityZoneNames", "name the zones"),
    cidrBlock: typeof object["cidrBlock"] === "string" ? object["cidrBlock"] : "10.0.0.0/16",
    natGateways: { strategy: oneOf(natGateways["strategy"] ?? "OnePerAz", NAT_STRATEGIES, "natGateways.strategy") },
    subnetSpecs: list(object["subnetSpecs"], "subnetSpecs").map(subnetSpec),
    vpcEndpointSpecs: list(object["vpcEndpointSpecs"] ?? [], "vpcEndpointSpecs").map(endpointSpec),
    tags: tags(object["tags"]) ?? {},
    vpcInputs: Object.fromEntries(VPC_INPUTS.filter((key) => key in object).map((key) => [key, object[key]])),
  };
  oneOf(object["subnetStrategy"], ["Auto"], "subnetStrategy");
  if (args.vpcEndpointSpecs.length > 0) oneOf(object["vpcEndpointStrategy"], ["Auto"], "vpcEndpointStrategy");
  checkNatPlaces(args);
  checkNames(args.subnetSpecs);
  return args;
}

function subnetSpec(value: unknown, index: number): SubnetSpec {
  const where = `subnetSpecs[${index}]`;
  const spec = part({ spec: value }, "spec", ["type", "name", "cidrMask", "tags"], `${where}.`);
  const { name, cidrMask } = spec;
  if (cidrMask !== undefined && typeof cidrMask !== "number") throw new Error(`${where}.cidrMask is not a number`);
  return {
    type: oneOf(spec["type"], SUBNET_TYPES, `${where}.type`),
    ...(typeof name === "string" && { name }),
    ...(cidrMask !== undefined && { cidrMask }),
    ...(spec["tags"] !== undefined && { tags: tags(spec["tags"]) }),
  };
}

function endpointSpec(value: unknown, index: number): EndpointSpec {
  const where = `vpcEndpointSpecs[${index}]`;
  const spec = part({ spec: value }, "spec", ["serviceName", "vpcEndpointType", "tags"], `${where}.`);
  oneOf(spec["vpcEndpointType"], ["Gateway"], `${where}.vpcEndpointType`);
  if (typeof spec["serviceName"] !== "string") throw new Error(`${where}.serviceName is missing`);
  return { serviceName: spec["serviceName"], ...(spec["tags"] !== undefined && { tags: tags(spec["tags"]) }) };
}

/** awsx's own check, with its message. */
function checkNatPlaces(args: VpcArgs): void {
  if (args.natGateways.strategy === "None") return;
  const types = args.subnetSpecs.map((spec) => spec.type);
  if (!types.includes("Public") || types.every((type) => type === "Public"))
    throw new Error(
      "If NAT Gateway strategy is 'OnePerAz' or 'Single', public subnets must be declared to host the NAT Gateway resource, along with private or isolated subnets to route through it.",
    );
}

/** awsx's own check, with its message. */
function checkNames(specs: SubnetSpec[]): void {
  const names = specs.map((spec) => `${spec.type} ${spec.name ?? ""}`);
  const twice = specs.find((spec, index) => names.indexOf(`${spec.type} ${spec.name ?? ""}`) !== index);
  if (twice)
    throw new Error(
      `Invalid subnet specifications:\n - Multiple subnet specs of type "${twice.type.toLowerCase()}" require unique names. You can have at most one unnamed subnet per type. All other subnets of the same type must have unique "name" properties to avoid duplicate resource names.`,
    );
}

function refuseOthers(object: Properties, known: readonly string[], prefix: string): void {
  const other = Object.keys(object).find((key) => !known.includes(key));
  if (other)
    throw new Error(
      `the plan does not know what awsx makes of argument "${prefix}${other}" (it knows ${known.join(", ")}): leave it out, or add it to cli/plan/awsx-vpc.ts`,
    );
}

function part(object: Properties, key: string, known: readonly string[], prefix: string): Properties {
  const value = object[key] ?? {};
  if (!isObject(value)) throw new Error(`${prefix.slice(0, -1)} is not an object`);
  refuseOthers(value, known, prefix);
  return value;
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[], where: string): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined)
    throw new Error(
      `the plan expands ${where} ${allowed.map((a) => `"${a}"`).join(", ")} only, not ${JSON.stringify(value) ?? "nothing"}`,
    );
  return found;
}

function list(value: unknown, where: string): unknown[] {
  if (!Array.isArray(value)) throw new Error(`${where} is missing: the plan expands no default layout`);
  return value;
}

function strings(value: unknown, where: string, wayOut: string): string[] {
  if (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === "string")) return value;
  throw new Error(`${where} is missing, and awsx would look it up: ${wayOut}`);
}

function tags(value: unknown): Record<string, string> | undefined {
  if (value === undefined) return undefined;
  if (isObject(value) && Object.values(value).every((tag) => typeof tag === "string"))
    return value as Record<string, string>;
  throw new Error("tags are not an object of strings");
}
