import type { Files } from "./shipped";

/** One change of a configuration file; without a value, the setting is taken out. */
export interface Edit {
  file: keyof Files;
  /** The configuration key, such as `holdfast:network`. */
  key: string;
  /** The path below the key. */
  path: (string | number)[];
  value?: unknown;
}

/** Where an area is written in the shipped files, if not in Pulumi.yaml. */
const IN_STACK_FILE = ["network", "compute", "role", "aws:region"];

/**
 * A setting changed: `set("network.zones[0]", "us-east-1a")`. The area says which file it is in; where that is a stack's, the primary's
 * by default.
 */
export function set(setting: string, value: unknown, stack: "primary" | "secondary" = "primary"): Edit {
  return { ...place(setting, stack), value };
}

/** A setting taken out. */
export function unset(setting: string, stack: "primary" | "secondary" = "primary"): Edit {
  return place(setting, stack);
}

function place(setting: string, stack: "primary" | "secondary"): Edit {
  const [area = "", ...parts] = setting.split(/\.|\[/);
  const path = parts.map((part) => (part.endsWith("]") ? Number(part.slice(0, -1)) : part));
  const file = IN_STACK_FILE.includes(area) ? stack : "project";
  return { file, key: area.includes(":") ? area : `holdfast:${area}`, path };
}

/** The path of an edit as a problem would tell it. */
export function pathOf({ key, path }: Edit): string {
  return path.reduce<string>((text, part) => text + (typeof part === "number" ? `[${part}]` : `.${part}`), key);
}

/** Makes the changes in the files. */
export function apply(files: Files, edits: readonly Edit[]): Files {
  for (const { file, key, path, ...change } of edits) {
    // In Pulumi.yaml a key's value is below `value`.
    const whole = file === "project" ? [key, "value", ...path] : [key, ...path];
    if (file === "project" && path.length === 0 && !("value" in change))
      Reflect.deleteProperty(files.project.config, key);
    else put(files[file].config, whole, change);
  }
  return files;
}

function put(root: object, path: (string | number)[], change: { value?: unknown }): void {
  const [first, ...rest] = path;
  const holder = root as Record<string | number, unknown>;
  if (rest.length > 0) {
    if (typeof holder[first!] !== "object" || holder[first!] === null) holder[first!] = {};
    put(holder[first!] as object, rest, change);
  } else if ("value" in change) holder[first!] = change.value;
  else if (Array.isArray(root)) root.splice(first as number, 1);
  else Reflect.deleteProperty(holder, first!);
}
