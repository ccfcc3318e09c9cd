import type { Tree, TreeObject } from "./tree";

const ARN_REGION = /^arn:[^:]*:[^:]*:([a-z]{2}(?:-[a-z]+)+-\d):/;

function text(value: Tree | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/**
 * The region of a resource: its own `region` input, else its provider's, else what AWS answered (`region`, or the
 * region in its ARN); undefined where none is known.
 */
export function regionOf(
  inputs: TreeObject,
  outputs: TreeObject,
  providerInputs: TreeObject | undefined,
): string | undefined {
  const arn = text(outputs.arn);
  return text(inputs.region) ?? text(providerInputs?.region) ?? text(outputs.region) ?? arn?.match(ARN_REGION)?.[1];
}
