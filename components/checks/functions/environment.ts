import { RESERVED_VARIABLES } from "../../../facts/lambda";
import type { Problem } from "../../config/problems";
import { show } from "../../config/show";
import { DATABASE_PARTS, databaseVariable } from "../../topology/addresses";
import { PREFIXES, variableOf, type UsedKind } from "../../topology/functions";
import type { Named } from "./named";

/** Bytes of all variables together, Lambda's limit (https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime). */
const MOST_BYTES = 4096;

/** Variables that Lambda, or Holdfast, sets. */
export function checkEnvironment({ path, wanted }: Named): Problem[] {
  const { environment, uses } = wanted;
  const given = new Map(
    (Object.keys(PREFIXES) as UsedKind[]).flatMap((kind) =>
      uses[kind].flatMap((name) => [[variableOf(kind, name), { kind: kind as UsedKind | "databases", name }] as const]),
    ),
  );
  for (const name of uses.databases)
    for (const part of DATABASE_PARTS) given.set(databaseVariable(name, part), { kind: "databases", name });
  return [
    ...Object.keys(environment).flatMap((key) => {
      const at = `${path}.environment.${key}`;
      if (RESERVED_VARIABLES.data.includes(key))
        return [{ path: at, message: `${show(key)} is set by Lambda itself`, fix: "Allowed: another name." }];
      const used = given.get(key);
      if (used === undefined) return [];
      const message = `${show(key)} is set already, since the function uses ${used.name} of holdfast:${used.kind}`;
      return [{ path: at, message, fix: "Leave it out, or give it another name." }];
    }),
    ...tooLarge(path, environment),
  ];
}

function tooLarge(path: string, environment: Record<string, string | undefined>): Problem[] {
  const bytes = Object.entries(environment).reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key + (value ?? "")),
    0,
  );
  if (bytes <= MOST_BYTES) return [];
  return [
    {
      path: `${path}.environment`,
      message: `has ${bytes} bytes in all`,
      fix: `Allowed: at most ${MOST_BYTES}, Lambda's limit; keep the rest in the code, a bucket or Parameter Store.`,
    },
  ];
}
