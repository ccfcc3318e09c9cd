import { isDeepStrictEqual } from "node:util";
import { isObject, opened, type Properties } from "../../../cli/plan/wire";
import type { Before } from "./provider";

/** Inputs that the provider added are named by this one (pulumi-terraform-bridge, pkg/tfbridge/schema.go). */
export const DEFAULTED = "__defaults";

/** The inputs with those that the provider adds, which are named. */
export function withAdded(added: Properties, inputs: Properties): Properties {
  const names = Object.keys(added).filter((key) => inputs[key] === undefined);
  return { ...added, ...inputs, [DEFAULTED]: names.sort() };
}

/** The provider's notes are among the inputs only. */
export function withoutNotes(properties: Properties): Properties {
  return without([DEFAULTED], properties);
}

/** The inputs that are wanted otherwise than they are, or no longer. Secret or not is no difference to a provider, nor is an empty list or none. */
export function changed(before: Before, inputs: Properties): string[] {
  const keys = [...new Set([...Object.keys(before.inputs), ...Object.keys(inputs)])].filter((key) => key !== DEFAULTED);
  return keys.filter((key) => {
    const was = before.outputs[key] ?? before.inputs[key];
    return !isDeepStrictEqual(orNone(opened(was)), orNone(opened(inputs[key])));
  });
}

function orNone(value: unknown): unknown {
  return Array.isArray(value) && value.length === 0 ? undefined : value;
}

/** The properties, and their groups without those that AWS alone sets. */
export function withoutWithin(groups: Record<string, string[]>, properties: Properties): Properties {
  const set = Object.entries(groups).flatMap(([group, names]) => {
    const value = properties[group];
    return isObject(value) ? [[group, without(names, value)] as const] : [];
  });
  return { ...properties, ...Object.fromEntries(set) };
}

export function without(names: string[], properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => !names.includes(key)));
}

export function defined(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}

/** @param overlay what is otherwise; null takes a property away */
export function overlaid(properties: Properties, overlay: Properties): Properties {
  const gone = Object.keys(overlay).filter((key) => overlay[key] === null);
  return without(gone, { ...properties, ...overlay });
}

/** `aws:rds/instance:Instance` of a URN. */
export function typeOf(urn: string): string {
  return urn.split("::")[2]!.split("$").at(-1)!;
}

export function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}
