import type { Inputs, Place } from "./place";

/** What an instance does not say itself is in its launch template. */
export function fromTemplate(inputs: Inputs, place: Place): Inputs {
  const { launchTemplate: used } = inputs;
  const id = field(used, "launchTemplateId") ?? field(used, "id");
  const template = place.find("aws:ec2/launchTemplate:LaunchTemplate", id) ?? {};
  const [root] = list(template["blockDeviceMappings"]).map((mapping) => field(mapping, "ebs"));
  return {
    instanceType: inputs["instanceType"] ?? template["instanceType"],
    monitoring: inputs["monitoring"] ?? field(template["monitoring"], "enabled"),
    rootBlockDevice: inputs["rootBlockDevice"] ?? { volumeSize: field(root, "volumeSize") },
  };
}

export function field(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Inputs)[key] : undefined;
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function number(value: unknown): number {
  return typeof value === "number" ? value : Number(value ?? 0) || 0;
}
