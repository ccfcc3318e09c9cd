import { nearest } from "../../../lib/nearest";
import type { Problem } from "../../config/problems";
import { show } from "../../config/show";
import { PREFIXES, type UsedKind } from "../../topology/functions";
import { queueSources, streamSources, type Named } from "./named";

/** What a function takes from or uses is there, by its name; and its failures queue has a name of its own. */
export function checkNames(named: Named): Problem[] {
  const { path, name, wanted, areas } = named;
  const found = (at: string, kind: UsedKind, one: string | undefined): Problem[] => {
    const all = areas[kind];
    if (one === undefined || all === undefined || Object.hasOwn(all, one)) return [];
    return [unknownName(at, kind, one, Object.keys(all))];
  };
  return [
    ...queueSources(named).flatMap(({ path: at, source }) => found(`${at}.queue`, "queues", source.queue)),
    ...streamSources(named).flatMap(({ path: at, source }) => found(`${at}.stream`, "streams", source.stream)),
    ...(Object.keys(PREFIXES) as UsedKind[]).flatMap((kind) =>
      (wanted.uses?.[kind] ?? []).flatMap((one, i) => found(`${path}.uses.${kind}[${i}]`, kind, one)),
    ),
    ...failuresTaken(path, name, areas.queues),
  ];
}

function unknownName(path: string, kind: UsedKind, name: string, all: string[]): Problem {
  const like = nearest(name, all);
  const named = all.length === 0 ? `holdfast:${kind} names none` : `the names of holdfast:${kind}: ${all.join(", ")}`;
  return {
    path,
    message: `${show(name)} is not in holdfast:${kind}`,
    fix: `${like === undefined ? "" : `Did you mean ${like}? `}Allowed: ${named}.`,
  };
}

function failuresTaken(path: string, name: string, queues: Named["areas"]["queues"]): Problem[] {
  const failures = `${name}-failures`;
  if (queues === undefined || !Object.hasOwn(queues, failures)) return [];
  return [
    {
      path,
      message: `its failures queue would be called as holdfast:queues.${failures} is`,
      fix: "Allowed: another name for one of the two.",
    },
  ];
}
